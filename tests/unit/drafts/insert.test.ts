import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer } from '../../../lib/answer/answer.ts';
import { bundledDirectory } from '../../../lib/directory/bundled.ts';
import { blanksIn } from '../../../lib/drafts/blanks.ts';
import type { Draft } from '../../../lib/drafts/draft.ts';
import { insertProposal, proposalFor, undoMark, withText } from '../../../lib/drafts/insert.ts';
import { readDraft } from '../../../lib/drafts/reading.ts';
import { Resolver } from '../../../lib/matching/resolve.ts';
import { CHECK_IDS, type CheckId, type TaggingCheck } from '../../../lib/tagging/check.ts';
import { parseHtml } from '../../../scripts/pages/parse.ts';

const TODAY = '2026-11-23';
const resolver = new Resolver(bundledDirectory());

const draftOf = (content: Partial<Draft> = {}): Draft => ({
  id: 'un',
  name: '',
  board: 'welcome-to-the-jungle',
  contract: 'Freelance',
  status: null,
  title: 'Chargé·e de déploiement',
  text: 'Vous aiderez les départements.',
  marks: [],
  origin: null,
  changedAt: '2026-11-23T09:00:00.000Z',
  ...content,
});

const checksOf = (draft: Draft): TaggingCheck[] =>
  answer(readDraft(draft, parseHtml), resolver, TODAY)?.checks ?? [];

const failed = (id: CheckId, advice: string, more: Partial<TaggingCheck> = {}): TaggingCheck => ({
  id,
  status: 'failed',
  source: 'https://doc.incubateur.net/',
  quote: null,
  advice,
  ...more,
});

/** The draft after the proposal of one check. */
function inserted(draft: Draft, check: TaggingCheck): Draft {
  const proposal = proposalFor(draft, check);
  if (!proposal) throw new Error(`${check.id} proposes nothing`);
  return insertProposal(draft, check.id, proposal);
}

describe('where a proposal belongs', () => {
  test.each<[CheckId, string, Partial<Draft>, Partial<TaggingCheck>, Partial<Draft>]>([
    [
      'mission-in-title',
      '[Mission] Chargé·e de déploiement',
      {},
      {},
      { title: '[Mission] Chargé·e de déploiement' },
    ],
    [
      'startup-named',
      'Chargé·e de déploiement pour Envergo',
      {},
      {},
      { title: 'Chargé·e de déploiement pour Envergo' },
    ],
    [
      'startup-linked',
      'Startup d’État : Envergo (https://beta.gouv.fr/startups/envergo.html)',
      {},
      {},
      {
        text: 'Startup d’État : Envergo (https://beta.gouv.fr/startups/envergo.html)\n\nVous aiderez les départements.',
      },
    ],
    [
      'incubator-named',
      'Incubateur : Territoires',
      { text: 'Startup d’État : Envergo (https://x.fr)\n\nSuite' },
      {},
      { text: 'Startup d’État : Envergo (https://x.fr) – Incubateur : Territoires\n\nSuite' },
    ],
    [
      'startup-linked',
      'Startup d’État : Envergo',
      { text: 'Incubateur : Territoires\n\nSuite' },
      {},
      { text: 'Startup d’État : Envergo – Incubateur : Territoires\n\nSuite' },
    ],
    ['incubator-named', 'Incubateur : X', { text: '' }, {}, { text: 'Incubateur : X' }],
    [
      'end-date',
      'Annonce publiée jusqu’au [date]',
      {},
      {},
      { text: 'Vous aiderez les départements.\n\nAnnonce publiée jusqu’au [date]' },
    ],
    [
      'embarquement',
      'Un embarquement est obligatoire.',
      { text: 'Début\n\n## Qui sommes-nous ?\n\nUn ministère.' },
      {},
      {
        text: 'Début\n\nUn embarquement est obligatoire.\n\n## Qui sommes-nous ?\n\nUn ministère.',
      },
    ],
    [
      'wording-fixed-days',
      '3 jours en moyenne par semaine, flexible',
      { text: 'À **3 jours** par\nsemaine.' },
      { quote: '3 jours par semaine' },
      { text: 'À 3 jours en moyenne par semaine, flexible.' },
    ],
    [
      'wording-responsable',
      'Chargé·e de produit',
      { title: 'Responsable de produit' },
      { quote: 'Responsable de produit', place: { zone: 'title', offset: 0 } },
      { title: 'Chargé·e de produit' },
    ],
    [
      'inclusive-title',
      'développeur·euse',
      { title: 'Un développeur' },
      { quote: 'développeur' },
      { title: 'Un développeur·euse' },
    ],
  ])('%s: "%s"', (id, advice, before, more, after) => {
    const draft = draftOf(before);
    const next = inserted(draft, failed(id, advice, more));
    const expected = { title: draft.title, text: draft.text, ...after };
    expect({ title: next.title, text: next.text }).toEqual(expected);
    const [mark] = next.marks;
    expect(mark?.check).toBe(id);
    expect(mark && undoMark(next, mark)).toEqual(draft);
  });

  test.each<[string, TaggingCheck]>([
    ['a rule that is followed', { ...failed('end-date', 'x'), status: 'passed' }],
    ['a rule without advice', { ...failed('end-date', 'x'), advice: null }],
    ['words that are gone', failed('wording-team', 'x', { quote: 'rejoindre l’équipe' })],
    ['two incubators that disagree', failed('incubator-agrees', 'Incubateur : X')],
    ['the age of an offer', failed('age', 'Dépublier l’offre')],
  ])('none for %s', (_, check) => {
    expect(proposalFor(draftOf(), check)).toBeNull();
  });
});

test('a draft is mended, proposal by proposal, until every rule that applies is followed', () => {
  let draft = draftOf({
    title: 'Responsable de déploiement',
    text: 'Vous rejoindrez l’équipe de Mon Suivi Social à 3 jours par semaine pendant six mois.\n\n## Recrutement\n\nDeux entretiens.',
  });
  for (let round = 0; round < 30; round += 1) {
    const check = checksOf(draft).find((one) => proposalFor(draft, one));
    if (!check) break;
    draft = inserted(draft, check);
    // The person fills in what Repère cannot know.
    const fill = (text: string) =>
      text
        .replaceAll('[nom du titulaire]', 'Zébulix')
        .replaceAll('[date]', '15 décembre 2026')
        .replaceAll('[nom de la Startup d’État]', 'Mon Suivi Social')
        .replaceAll('[identifiant]', 'mon-suivi-social')
        .replaceAll('[nom de l’incubateur]', 'Incubateur des Territoires');
    draft = withText(withText(draft, 'text', fill(draft.text)), 'title', fill(draft.title));
  }
  expect(blanksIn(draft.title + draft.text)).toEqual([]);
  const left = checksOf(draft).filter(({ status }) => status === 'failed');
  expect(left.map(({ id, quote }) => [id, quote])).toEqual([]);
  expect(draft.title).toMatch(/^\[Mission\] Chargé·e de déploiement/);
});

test('a blank says nothing yet', () => {
  const sentence =
    'Cette annonce concerne une mission de prestation, réalisée par l’intermédiaire de la société [nom du titulaire], titulaire du marché public.';
  const statusIn = (text: string) =>
    Object.fromEntries(checksOf(draftOf({ text })).map(({ id, status }) => [id, status]));
  expect(statusIn(sentence)).toMatchObject({ 'contract-holder': 'failed', 'end-date': 'failed' });
  expect(statusIn(sentence.replace('[nom du titulaire]', 'Zébulix'))).toMatchObject({
    'contract-holder': 'passed',
    'mission-in-text': 'passed',
  });
  expect(statusIn('Annonce publiée jusqu’au [date]')).toMatchObject({ 'end-date': 'failed' });
  expect(
    statusIn('Startup d’État : [nom] (https://beta.gouv.fr/startups/[identifiant].html)'),
  ).toMatchObject({ 'startup-linked': 'failed' });
});

test.each<[string, string[]]>([
  ['[nom du titulaire], jusqu’au [date]', ['[nom du titulaire]', '[date]']],
  ['[Mission] Chargé·e [H/F]', []],
  ['[la page](https://beta.gouv.fr), [nom](https://x.fr), [x] fait, [1]', []],
  [
    'https://beta.gouv.fr/startups/[identifiant].html [à compléter] […]',
    ['[identifiant]', '[à compléter]', '[…]'],
  ],
  ['[nombre] jours, [nombril]', ['[nombre]']],
])('blanks of "%s"', (text, blanks) => {
  expect(blanksIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(blanks);
});

describe('marks', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '😀', 'é'), maxLength: 30 });
  const checks = fc.constantFrom<CheckId>(
    'startup-linked',
    'end-date',
    'mission-in-title',
    'startup-named',
  );

  test('an insertion that is taken back leaves what was there', () => {
    fc.assert(
      fc.property(words, words, checks, words, (title, text, id, advice) => {
        const draft = draftOf({ title, text });
        const proposal = proposalFor(draft, failed(id, advice));
        if (!proposal?.words) return;
        const next = insertProposal(draft, id, proposal);
        const mark = next.marks.at(-1);
        expect(mark && undoMark(next, mark)).toEqual(draft);
      }),
    );
  });

  test('they stay on their words, whatever is typed elsewhere', () => {
    fc.assert(
      fc.property(words, words, words, (before, after, typed) => {
        const draft = draftOf({ text: `${before}|${after}` });
        const at = before.length + 1;
        const marked = insertProposal(draft, 'end-date', {
          field: 'text',
          start: at,
          end: at,
          words: '«X»',
        });
        const early = withText(marked, 'text', typed + marked.text);
        const both = withText(early, 'text', early.text + typed);
        const [mark] = both.marks;
        expect(mark && both.text.slice(mark.start, mark.end)).toBe('«X»');
        expect(mark && undoMark(both, mark).text).toBe(typed + draft.text + typed);
      }),
    );
  });

  test('any typing keeps them within the text and in order', () => {
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 8 }), (first, others) => {
        let draft = draftOf({ text: first });
        for (const [index, text] of others.entries()) {
          const id = CHECK_IDS[index % CHECK_IDS.length] as CheckId;
          draft = insertProposal(draft, id, { field: 'text', start: 0, end: 0, words: `${index}` });
          draft = withText(draft, 'text', text);
          for (const { start, end } of draft.marks) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(draft.text.length);
          }
        }
      }),
    );
  });
});

describe('the rules follow the status that the author has in mind', () => {
  const statusesOf = (content: Partial<Draft>) =>
    Object.fromEntries(checksOf(draftOf(content)).map(({ id, status }) => [id, status]));
  const MISSION = {
    'contract-holder': 'failed',
    'independents-page': 'failed',
    'wording-team': 'failed',
    'wording-fixed-days': 'failed',
  };
  const text = 'Vous rejoindrez l’équipe de Mon Suivi Social à 3 jours par semaine.';
  test.each<[string, Partial<Draft>, Record<string, string>]>([
    ['nothing chosen: the contract tells it', {}, MISSION],
    [
      'a mission though the contract says nothing',
      { contract: '', status: 'independent' },
      MISSION,
    ],
    ['a mission though the contract is a CDD', { contract: 'CDD', status: 'independent' }, MISSION],
    [
      'a contractor’s employee: the wordings of employment are theirs',
      { contract: '', status: 'service' },
      { ...MISSION, 'independents-page': 'not-applicable', 'wording-team': 'not-applicable' },
    ],
    [
      'a public agent, whatever title and contract still say',
      { title: '[Mission] Chargé·e de déploiement', status: 'admin' },
      {
        'mission-in-title': 'not-applicable',
        'contract-holder': 'not-applicable',
        'wording-fixed-days': 'not-applicable',
      },
    ],
    ['an intern', { status: 'intern' }, { 'contract-holder': 'not-applicable' }],
  ])('%s', (_, content, expected) => {
    expect(statusesOf({ text, ...content })).toMatchObject(expected);
  });

  test('candidates will read what contract and text say, and are shown that', () => {
    const view = answer(readDraft(draftOf({ text, status: 'admin' }), parseHtml), resolver, TODAY);
    expect(view?.offer?.status).toBe('independent');
  });
});
