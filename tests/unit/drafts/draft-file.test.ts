import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contractsOf, onBoard, statusesOf } from '../../../lib/drafts/contracts.ts';
import { type Draft, draftsShape, withDraft, withoutDraft } from '../../../lib/drafts/draft.ts';
import { draftFileOf, parseDraftFile } from '../../../lib/drafts/file.ts';
import { findWords } from '../../../lib/drafts/find-words.ts';
import { draftFromOffer } from '../../../lib/drafts/from-offer.ts';
import { MAXIMUM_DRAFTS } from '../../../lib/drafts/keys.ts';
import { htmlOf } from '../../../lib/drafts/markdown.ts';
import { readDraft } from '../../../lib/drafts/reading.ts';
import { BOARD_IDS } from '../../../lib/offer/offer.ts';
import { STATUSES } from '../../../lib/offer/status.ts';
import { parseHtml } from '../../../scripts/pages/parse.ts';
import { offerOf } from '../../support/offers.ts';

const draftOf = (content: Partial<Draft> = {}): Draft => ({
  id: 'un',
  name: '',
  board: 'welcome-to-the-jungle',
  contract: '',
  status: null,
  title: 'Titre',
  text: 'Texte',
  marks: [],
  origin: null,
  changedAt: '2026-11-23T09:00:00.000Z',
  ...content,
});

describe('the stored drafts', () => {
  const one = draftOf();
  const other = draftOf({ id: 'deux' });

  test('what is damaged is left out, the rest stays', () => {
    const stored = [one, null, { ...other, board: 'autre' }, { ...other, marks: 'x' }, other];
    expect(draftsShape.parse(stored)).toEqual([one, other]);
    for (const value of [undefined, null, 'x', {}]) expect(draftsShape.parse(value)).toEqual([]);
  });

  test('a draft is added, replaced where it stands, and taken out', () => {
    const later = { ...one, title: 'Autre', changedAt: '2026-11-24T09:00:00.000Z' };
    expect(withDraft([one, other], later)).toEqual([later, other]);
    expect(withDraft([], one)).toEqual([one]);
    expect(withoutDraft([one, other], 'un')).toEqual([other]);
    const same = [one];
    expect(withoutDraft(same, 'trois')).toBe(same);
    // An answer that comes late does not take back what was written since.
    expect(withDraft([later], one)).toEqual([later]);
  });

  test('none is dropped for another', () => {
    const full = Array.from({ length: MAXIMUM_DRAFTS }, (_, index) => draftOf({ id: `d${index}` }));
    expect(withDraft(full, other)).toBe(full);
    expect(withDraft(full, draftOf({ id: 'd3', title: 'Nouveau' }))).toHaveLength(MAXIMUM_DRAFTS);
  });
});

test('a draft of a version without statuses is the one it was', () => {
  const { status, ...before } = draftOf();
  expect(draftsShape.parse([before])).toEqual([{ ...before, status: null }]);
  expect(draftsShape.parse([{ ...before, status: 'bénévole' }])).toEqual([
    { ...before, status: null },
  ]);
  expect(status).toBeNull();
});

describe('the form of a board', () => {
  test.each<[string, Partial<Draft>, Draft['board'], Partial<Draft>]>([
    [
      'a mission becomes a post: nothing of it is left',
      { contract: 'Freelance', status: 'independent' },
      'choisir-le-service-public',
      { contract: 'Emploi ouvert aux titulaires et aux contractuels', status: null },
    ],
    [
      'an internship stays one',
      { contract: 'Stage', status: 'intern' },
      'choisir-le-service-public',
      { contract: 'Stage', status: 'intern' },
    ],
    [
      'a post stays one, under a contract of the other board',
      {
        board: 'choisir-le-service-public',
        contract: 'Contrat d’apprentissage',
        status: 'apprentice',
      },
      'welcome-to-the-jungle',
      { contract: 'Freelance', status: 'apprentice' },
    ],
  ])('%s', (_, before, board, after) => {
    expect(onBoard(draftOf(before), board)).toEqual(draftOf({ ...before, board, ...after }));
  });

  test('every board has contracts and statuses to choose from', () => {
    for (const board of BOARD_IDS) {
      expect(contractsOf(board).length).toBeGreaterThan(2);
      expect(STATUSES).toEqual(expect.arrayContaining([...statusesOf(board)]));
    }
    expect(statusesOf('choisir-le-service-public')).toEqual(['admin', 'apprentice', 'intern']);
  });
});

describe('a draft as a file', () => {
  test.each<[string, string, Partial<ReturnType<typeof parseDraftFile>>]>([
    [
      'front matter',
      '---\ntitle: "Un : deux"\nboard: choisir-le-service-public\ncontract: CDD\nstatus: service\n---\n\nTexte\n',
      {
        title: 'Un : deux',
        board: 'choisir-le-service-public',
        contract: 'CDD',
        status: 'service',
        text: 'Texte',
      },
    ],
    [
      'a first heading',
      '# Titre #\n\nTexte\n',
      { title: 'Titre', text: 'Texte', board: null, contract: null, status: null },
    ],
    [
      'a title and a heading',
      '---\ntitle: Titre\n---\n# Autre\nTexte',
      { title: 'Titre', text: '# Autre\nTexte' },
    ],
    [
      'lines of another system',
      '\ufeff---\r\ntitle: Titre\r\n---\r\nUn\r\nDeux',
      { title: 'Titre', text: 'Un\nDeux' },
    ],
    ['text alone', 'Texte', { title: '', text: 'Texte' }],
    ['nothing', '', { title: '', text: '' }],
    ['a ruler that is none', '---\nTexte', { title: '', text: '---\nTexte' }],
  ])('%s', (_, file, expected) => {
    expect(parseDraftFile(file)).toMatchObject(expected);
  });

  test.each(['board', 'status'])('a %s that is not known is said', (field) => {
    expect(() => parseDraftFile(`---\n${field}: exemple\n---\n`)).toThrow(
      new RegExp(`${field} "exemple" is not known`),
    );
  });

  test('reads what it wrote', () => {
    const statuses = fc.constantFrom(null, ...STATUSES);
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        statuses,
        (title, text, contract, status) => {
          const line = title.replace(/[\r\n]/g, ' ');
          const draft = draftOf({
            title: line,
            text: text.replaceAll('\r', '').trim(),
            contract: contract.replace(/[\r\n]/g, ' '),
            status,
          });
          expect(parseDraftFile(draftFileOf(draft))).toEqual({
            title: draft.title,
            text: draft.text,
            board: draft.board,
            contract: draft.contract || null,
            status,
          });
        },
      ),
    );
  });
});

describe('a draft is read as the offer that it will be', () => {
  const offer = (content: Partial<Draft>) => readDraft(draftOf(content), parseHtml).offer;

  test('parts under their headings, links where they stand', () => {
    const read = offer({
      title: ' [Mission]  Chargé·e ',
      text: 'Une [équipe](https://beta.gouv.fr/startups/aides.html).\n\n## Profil recherché\n\n- à l’aise\n- curieuse\n\n## Étapes\n\nDeux appels\n\n## Qui sommes-nous ?\n\nUn ministère',
    });
    expect(read?.zones).toEqual([
      { name: 'title', text: '[Mission] Chargé·e' },
      { name: 'missions', text: 'Une équipe.' },
      { name: 'profile', text: 'à l’aise\ncurieuse' },
      { name: 'process', text: 'Deux appels' },
      { name: 'about', text: 'Un ministère' },
    ]);
    expect(read?.links).toEqual([
      {
        address: 'https://beta.gouv.fr/startups/aides.html',
        text: 'équipe',
        zone: 'missions',
        offset: 4,
      },
    ]);
  });

  test.each<[string, Partial<Draft>]>([
    ['title', { title: '  ' }],
    ['text', { text: '\n' }],
  ])('there is none without a %s', (_, content) => {
    expect(offer(content)).toBeNull();
  });

  test.each<[string, string]>([
    ['HTML is words', '<script>alert(1)</script> <b>x</b>'],
    ['an indented line is no code', 'Un\n\n    deux'],
    ['an underlined line is no heading', 'Un\n---'],
    ['a blank is no definition', '[nom du titulaire]: à dire'],
    ['struck out words stay', '~~un~~ deux'],
  ])('%s', (_, text) => {
    const html = htmlOf(text);
    expect(html).not.toMatch(/<(?:script|b|code|pre|h\d|del)\b/);
    for (const word of text.match(/[a-zé]{2,}/g) ?? []) expect(html).toContain(word);
  });

  test('a line’s end is one, and a bare address is a link', () => {
    expect(htmlOf('Un\nhttps://beta.gouv.fr/x')).toMatch(
      /Un<br><a href="https:\/\/beta.gouv.fr\/x">/,
    );
  });
});

test.each<[source: string, quote: string, found: string | null]>([
  ['Une **équipe** de six', 'équipe de six', '**équipe** de six'],
  ['- à 3 jours\n- par semaine', '3 jours par semaine', '3 jours\n- par semaine'],
  ['[sa page](https://x.fr) ici', 'sa page ici', 'sa page](https://x.fr) ici'],
  ["L'équipe", 'L’équipe', "L'équipe"],
  ['Un\u00a0: deux', 'Un : deux', 'Un\u00a0: deux'],
  ['## Recrutement', 'Recrutement', 'Recrutement'],
  ['rien', 'absent', null],
  ['rien', ' ', null],
])('in "%s", the words "%s" are found', (source, quote, found) => {
  const range = findWords(source, quote);
  expect(range && source.slice(range.start, range.end)).toBe(found);
});

test('a draft from an offer has its parts, its links, and says where it comes from', () => {
  const offer = offerOf({
    title: 'Développeur·euse',
    contract: 'CDD',
    zones: {
      missions: 'Vos missions\nAider l’équipe (sa page).\nÉcouter',
      profile: 'Profil recherché\nCurieuse',
      about: 'Un ministère',
      details: 'Catégorie A',
    },
    links: [['https://beta.gouv.fr/startups/aides.html', 'sa page']],
  });
  const draft = draftFromOffer(offer);
  expect(draft).toEqual({
    board: 'choisir-le-service-public',
    contract: 'CDD',
    status: null,
    title: 'Développeur·euse',
    text: `Aider l’équipe ([sa page](https://beta.gouv.fr/startups/aides.html)).

Écouter

## Profil recherché

Curieuse

## Qui sommes-nous ?

Un ministère`,
    origin: offer.url,
  });
  const read = readDraft(draft, parseHtml).offer;
  expect(read?.zones.map(({ name }) => name)).toEqual(['title', 'missions', 'profile', 'about']);
  expect(read?.links.map(({ address }) => address)).toEqual([
    'https://beta.gouv.fr/startups/aides.html',
  ]);
});
