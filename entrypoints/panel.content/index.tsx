import { render } from 'preact';
import { defineContentScript } from 'wxt/utils/define-content-script';
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  main() {
    render(<p>panel</p>, document.body);
  },
});
