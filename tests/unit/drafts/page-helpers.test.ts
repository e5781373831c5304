import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Debounce } from '../../../lib/async/debounce.ts';
import { zoneOfHeading } from '../../../lib/drafts/headings.ts';
import { plainTextOf } from '../../../lib/drafts/plain-text.ts';
import { segmentsOf } from '../../../lib/drafts/segments.ts';
import { helping } from '../../../lib/drafts/team-wording.ts';

test.each<[string, string]>([
  ['## Profil recherché ##\n\n- une **personne**', 'Profil recherché\n\n- une personne'],
  ['Voir [la page](https://beta.gouv.fr/a%28b%29).', 'Voir la page (https://beta.gouv.fr/a(b)).'],
  ['[Écrire](mailto:a@exemple.fr)', 'Écrire (a@exemple.fr)'],
  ['[nom du titulaire], 2 * 3 * 4', '[nom du titulaire], 2 * 3 * 4'],
])('"%s" without its signs', (text, plain) => {
  expect(plainTextOf(text)).toBe(plain);
});

test.each<[string, string | undefined]>([
  ['Profil recherché', 'profile'],
  ['Votre profil', 'profile'],
  ['Vos missions en quelques mots', 'missions'],
  ['Descriptif du poste', 'missions'],
  ['Déroulement des entretiens', 'process'],
  ['Processus de sélection', 'process'],
  ['Recrutement', 'process'],
  ['Qui sommes-nous ?', 'about'],
  ['Informations pratiques', 'details'],
  ['Une équipe de six personnes', undefined],
  ['', undefined],
])('the heading "%s" begins %s', (words, zone) => {
  expect(zoneOfHeading(words)).toBe(zone);
});

test.each<[string, string | null]>([
  ['rejoindrez l’équipe', 'aiderez l’équipe'],
  ['rejoindre notre équipe', 'aider notre équipe'],
  ['Rejoindre l’équipe', 'Aider l’équipe'],
  ['rejoignez-nous', 'aidez-nous'],
  ['nous rejoindre', 'nous aider'],
  ['venez nous rejoindre', 'venez nous aider'],
  ['rejoins la startup', 'aides la startup'],
  ['intégrerez une équipe', 'aiderez une équipe'],
  ['Integrer l’équipe', 'Aider l’équipe'],
  ['agrandir l’équipe', 'aider l’équipe'],
  ['votre intégration dans l’équipe', null],
  ['l’équipe s’agrandit', null],
  ['join our team', null],
])('"%s" with help instead: %s', (quote, words) => {
  expect(helping(quote)).toBe(words);
});

describe('pieces of a text', () => {
  test('overlapping marks share their pieces', () => {
    const shown = [
      { start: 0, end: 4, kind: 'a' as const },
      { start: 2, end: 6, kind: 'b' as const },
    ];
    expect(segmentsOf('abcdefgh', shown)).toEqual([
      { text: 'ab', start: 0, kinds: ['a'] },
      { text: 'cd', start: 2, kinds: ['a', 'b'] },
      { text: 'ef', start: 4, kinds: ['b'] },
      { text: 'gh', start: 6, kinds: [] },
    ]);
  });

  test('are the text together, whatever is shown', () => {
    const range = fc.record({
      start: fc.nat(40),
      end: fc.nat(40),
      kind: fc.constant('a' as const),
    });
    fc.assert(
      fc.property(fc.string(), fc.array(range), (text, shown) => {
        expect(
          segmentsOf(text, shown)
            .map((one) => one.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('a task that waits for a pause', () => {
  function clock() {
    const waiting = new Map<number, () => void>();
    let last = 0;
    return {
      set: (task: () => void) => {
        last += 1;
        waiting.set(last, task);
        return last;
      },
      clear: (timer: number) => waiting.delete(timer),
      /** The time has passed for all that waits. */
      pass: () => {
        for (const [timer, task] of [...waiting]) {
          waiting.delete(timer);
          task();
        }
      },
      get waiting() {
        return waiting.size;
      },
    };
  }

  test('only the last one runs, once', () => {
    const timers = clock();
    const debounce = new Debounce(100, timers);
    const ran: string[] = [];
    debounce.run(() => ran.push('a'));
    debounce.run(() => ran.push('b'));
    expect([ran, timers.waiting]).toEqual([[], 1]);
    timers.pass();
    timers.pass();
    debounce.flush();
    expect(ran).toEqual(['b']);
  });

  test('it runs at once when asked, and not again', () => {
    const timers = clock();
    const debounce = new Debounce(100, timers);
    const ran: string[] = [];
    debounce.run(() => ran.push('a'));
    debounce.flush();
    timers.pass();
    expect([ran, timers.waiting]).toEqual([['a'], 0]);
  });
});
