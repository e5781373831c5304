import { expect, test } from 'vitest';
import { typesetView } from '../../lib/answer/typeset-view.ts';
import { typeset } from '../../lib/i18n/typeset.ts';
import { evidence, incubator, startup, view } from './components/views.ts';

test.each([
  ["L'incubateur de l'État", 'L’incubateur de l’État'],
  ["Access'cité", 'Access’cité'],
  ["'Docs' et 'Grist'", "'Docs' et 'Grist'"],
  ["6' de marche", "6' de marche"],
  ['L’immersion', 'L’immersion'],
])('%s is shown as %s', (text, expected) => expect(typeset(text)).toBe(expected));

test('a view is typeset, its quotes and addresses are left alone', () => {
  const quote = evidence({ quote: "l'équipe Rest'0" });
  const shown = typesetView(
    view({
      startups: [startup({ name: "Cons'eau", pitch: "Suivre l'eau.", evidence: [quote] })],
      incubators: [incubator({ name: "L'Incubateur", owner: "Ministère de l'Eau" })],
    }),
  ).resolution;
  expect(shown.startups[0]).toMatchObject({ name: 'Cons’eau', pitch: 'Suivre l’eau.' });
  expect(shown.startups[0]?.evidence).toEqual([quote]);
  expect(shown.incubators[0]).toMatchObject({ name: 'L’Incubateur', owner: 'Ministère de l’Eau' });
});
