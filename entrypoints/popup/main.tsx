import { render } from 'preact';

render(<p>Popup</p>, document.getElementById('app')!);
