// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { breakable } from '../../../components/breakable.tsx';

afterEach(() => render(null, document.body));

test.each([
  ['Immersion facilitée', 'Immersion facilitée'],
  ['DossierFacile', 'DossierFacile'],
  ['rdv.anct.gouv.fr', 'rdv.<wbr>anct.<wbr>gouv.<wbr>fr'],
  ['github.com/betagouv/rdv-sp', 'github.<wbr>com/<wbr>betagouv/<wbr>rdv-<wbr>sp'],
  ['contact@pix.fr', 'contact@<wbr>pix.<wbr>fr'],
  ['beta.gouv.fr/', 'beta.<wbr>gouv.<wbr>fr/'],
  ['', ''],
])('%s', (text, html) => {
  render(<p>{breakable(text)}</p>, document.body);
  expect(document.body.innerHTML).toBe(`<p>${html}</p>`);
  expect(document.body.textContent, 'what is copied').toBe(text);
});
