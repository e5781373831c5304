import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OfferView } from '../../../lib/answer/view.ts';
import { deliveryOf, FORM_ANSWERS } from '../../../lib/feedback/delivery.ts';
import {
  browserOf,
  FAULTS,
  faultsOf,
  firstSaid,
  linesOf,
  type Said,
  textOf,
} from '../../../lib/feedback/feedback.ts';
import { idOf, parseReport, reasonOf, valuesOf } from '../../../lib/feedback/parse.ts';
import { OUTCOMES } from '../../../lib/matching/resolution.ts';
import { evidence, startup, VIEWS, view } from '../components/views.ts';

const VERSIONS = { extension: '1.2.3', browser: 'Firefox 142' };
const report = (shown: OfferView, said: Partial<Said> = {}) =>
  linesOf(shown, { ...firstSaid(shown), ...said }, VERSIONS);
const CHOSEN: OfferView = {
  ...VIEWS.unidentified,
  resolution: { ...VIEWS.certain.resolution, startups: [startup({ id: 'pix', name: 'Pix' })] },
  automatic: VIEWS.unidentified.resolution,
};

describe('the lines of a report', () => {
  test('tell the offer, the answer and why, and the versions', () => {
    expect(textOf(report(VIEWS.certain))).toBe(
      [
        'fault: wrong-startup',
        'board: welcome-to-the-jungle',
        'page: https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/rdv',
        'title: Chargé·e de déploiement pour RDV Service Public',
        'employer: Communauté beta.gouv',
        'answer: identified',
        'startup: rdv-service-public (RDV Service Public), certain',
        'incubator: anct (Incubateur des Territoires), directory',
        'because: startup rdv-service-public | name-in-title | title | RDV Service Public',
        'because: network | network-name | about | beta.gouv.fr',
        'directory: 2026-08-20',
        'versions: Repère 1.2.3, Firefox 142',
      ].join('\n'),
    );
  });

  test('after a correction, tell Repère’s own answer, and what the person chose instead', () => {
    const lines = report(CHOSEN);
    expect(valuesOf(lines, 'fault')).toEqual(['missing-startup']);
    expect(valuesOf(lines, 'right-startup')).toEqual(['pix (Pix)']);
    expect(valuesOf(lines, 'answer')).toEqual(['unidentified']);
    expect(valuesOf(lines, 'startup')).toEqual([]);
  });

  test('of a page that could not be read, tell all that was looked for, what failed first', () => {
    expect(valuesOf(report(VIEWS.unreadable), 'condition')).toEqual([
      'failed | title | structured-data, text',
      'passed | offer-block | main',
      'absent | structured-data | JobPosting',
    ]);
  });

  test('of a page that was read in part, tell what could not be', () => {
    const shown = view({}, { problems: ['structured-data-current', 'location'] });
    expect(valuesOf(report(shown), 'condition')).toEqual([
      'failed | structured-data-current',
      'failed | location',
    ]);
  });

  test('tell what is right only where it belongs to what is wrong', () => {
    const said = {
      startups: [{ id: 'pix', name: 'Pix' }],
      incubator: { id: 'anct', name: 'Incubateur des Territoires' },
      profession: 'Design',
      words: 'chez Pix',
      isAlias: true,
    };
    const told = (fault: Said['fault']) =>
      report(VIEWS.certain, { ...said, fault })
        .map(({ field }) => field)
        .filter((field) => /^(?:right|words|alias)/.test(field));
    expect(told('wrong-startup')).toEqual(['right-startup', 'words', 'alias']);
    expect(told('wrong-incubator')).toEqual(['right-incubator', 'words']);
    expect(told('wrong-guide')).toEqual(['right-profession']);
    expect(told('not-network')).toEqual([]);
  });

  test.each<[string, Partial<Said>]>([
    [
      'two Startups',
      {
        startups: [
          { id: 'pix', name: 'Pix' },
          { id: 'dora', name: 'Dora' },
        ],
        words: 'P',
      },
    ],
    ['no Startup', { startups: [], words: 'Px' }],
    ['no words', { startups: [{ id: 'pix', name: 'Pix' }], words: '' }],
  ])('call nothing another name with %s', (_, said) => {
    expect(valuesOf(report(VIEWS.certain, { ...said, isAlias: true }), 'alias')).toEqual([]);
  });

  test('tell nothing of the person: no query, no fragment, no mailbox', () => {
    const shown = view(
      {
        startups: [
          startup({
            evidence: [
              evidence({
                kind: 'mail-address',
                zone: 'process',
                quote: 'prenom.nom@pix.beta.gouv.fr',
                address: 'mailto:prenom.nom@pix.beta.gouv.fr',
              }),
            ],
          }),
        ],
      },
      { url: 'https://a.fr/offre?q=secret#moi' },
    );
    const text = textOf(report(shown));
    expect(text).not.toMatch(/secret|moi|prenom/);
    expect(text).toContain('page: https://a.fr/offre\n');
    expect(text).toContain('| mailto:contact@pix.beta.gouv.fr | contact@pix.beta.gouv.fr');
  });
});

test('the page’s own address stands in its own line alone', () => {
  const { url } = VIEWS.certain;
  const own = evidence({
    kind: 'board-organisation',
    zone: 'employer',
    quote: 'b',
    address: `${url}?q=1`,
  });
  const text = textOf(report(view({ network: [own] })));
  expect(text).toContain('because: network | board-organisation | employer | b\n');
  expect(text.split(url)).toHaveLength(2);
});

describe('whatever is found and said', () => {
  const words = fc.string({ unit: 'binary', maxLength: 400 });
  const anyView = fc
    .record({
      title: words,
      reasons: fc.array(fc.record({ quote: words, address: fc.option(fc.webUrl()) }), {
        maxLength: 60,
      }),
    })
    .map(({ title, reasons }) =>
      view(
        {
          startups: [
            startup({
              evidence: reasons.map(({ quote, address }) =>
                evidence({ quote, ...(address ? { address } : {}) }),
              ),
            }),
          ],
        },
        { offer: { ...(VIEWS.certain.offer as NonNullable<OfferView['offer']>), title } },
      ),
    );

  test('the form’s address stays shorter than 8 kB, and holds the report as it was shown', () => {
    fc.assert(
      fc.property(anyView, words, (shown, said) => {
        const lines = report(shown, { words: said });
        const delivery = deliveryOf('https://github.com/a/b/issues', lines);
        if (delivery.way !== 'form') throw new Error(delivery.way);
        expect(delivery.address.length).toBeLessThan(8_000);
        expect(new URL(delivery.address).searchParams.get('report')).toBe(textOf(lines));
      }),
    );
  });

  test('the text is read back as the same lines', () => {
    fc.assert(
      fc.property(anyView, words, (shown, said) => {
        const lines = report(shown, { words: said });
        expect(parseReport(textOf(lines))).toEqual(lines);
      }),
    );
  });
});

describe('a report that was copied', () => {
  test.each([
    ['quoted in a mail', (text: string) => text.replace(/^/gm, '> ')],
    ['with Windows’ line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    [
      'within a form’s own headings',
      (text: string) => `### Compte rendu\n\n\`\`\`text\n${text}\n\`\`\`\nMerci : voilà`,
    ],
  ])('%s is read all the same', (_, spoil) => {
    const lines = report(VIEWS.certain);
    expect(parseReport(spoil(textOf(lines)))).toEqual(lines);
  });

  test.each([[''], ['bonjour'], ['Fault: x\nfault:\nhttps://a.fr: b']])(
    '%j tells nothing',
    (text) => expect(parseReport(text)).toEqual([]),
  );

  test('reasons keep their address and the signs within their words', () => {
    expect(
      reasonOf('startup pix | startup-link | missions | https://beta.gouv.fr/x | a | b'),
    ).toEqual({
      whose: 'startup pix',
      kind: 'startup-link',
      zone: 'missions',
      address: 'https://beta.gouv.fr/x',
      quote: 'a | b',
    });
    expect(reasonOf('network | network-link | about | https://beta.gouv.fr')?.quote).toBe(
      'https://beta.gouv.fr',
    );
    expect(reasonOf('something else')).toBeNull();
    expect(idOf('a-b (A (b))')).toBe('a-b');
  });
});

describe('where a report goes', () => {
  const lines = report(CHOSEN);

  test('nowhere without an address, or with one that is none', () => {
    for (const support of ['', 'issues', 'javascript:alert(1)', 'https://']) {
      expect(deliveryOf(support, lines)).toEqual({ way: 'copy' });
    }
  });

  test('to the form for wrong answers, filled in', () => {
    const { address } = deliveryOf('https://github.com/a/b/issues', lines) as { address: string };
    const { origin, pathname, searchParams } = new URL(address);
    expect(origin + pathname).toBe('https://github.com/a/b/issues/new');
    expect(Object.fromEntries(searchParams)).toMatchObject({
      template: 'wrong-answer.yml',
      title: 'Réponse : Chargé·e de déploiement pour RDV Service Public',
      offer: 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs/rdv',
      kind: FORM_ANSWERS['missing-startup'],
      right: 'pix (Pix)',
    });
  });

  test('without the lines that were taken out, anywhere in the address', () => {
    const left = lines.filter(({ field }) => !['title', 'page', 'fault'].includes(field));
    const { address } = deliveryOf('https://github.com/a/b/issues', left) as { address: string };
    const { searchParams } = new URL(address);
    expect([...searchParams.keys()]).toEqual(['template', 'right', 'report']);
    expect(decodeURIComponent(address)).not.toMatch(/jobs\/rdv|missing/);
  });

  test('to the form for pages', () => {
    const told = report(VIEWS.unreadable);
    const { address } = deliveryOf('https://github.com/a/b/issues', told) as { address: string };
    expect(new URL(address).searchParams.get('template')).toBe('page-not-understood.yml');
    expect(new URL(address).searchParams.get('versions')).toBe('Repère 1.2.3, Firefox 142');
  });

  test('to a mailbox, with every line', () => {
    const { way, address } = deliveryOf('mailto:a@b.fr?cc=c@d.fr', lines) as {
      way: string;
      address: string;
    };
    expect(way).toBe('mail');
    expect(address).toMatch(/^mailto:a@b\.fr\?subject=/);
    const body = decodeURIComponent(address.split('&body=')[1] ?? '');
    expect(parseReport(body)).toEqual(lines);
  });
});

describe('the project’s forms', () => {
  const form = (name: string) => readFileSync(`.github/ISSUE_TEMPLATE/${name}.yml`, 'utf8');

  test('have the answers that are filled in, word for word', () => {
    const options = [...form('wrong-answer').matchAll(/^ {8}- (.+)$/gm)].map(
      ([, option]) => option,
    );
    expect(options.sort()).toEqual(Object.values(FORM_ANSWERS).sort());
  });

  test.each([
    ['wrong-answer', ['offer', 'kind', 'right', 'report']],
    ['page-not-understood', ['offer', 'report', 'versions']],
  ])('%s has the fields that are filled in', (name, fields) => {
    const ids = [...form(name).matchAll(/^ {4}id: (.+)$/gm)].map(([, id]) => id);
    expect(ids).toEqual(fields);
  });
});

test('every outcome has what can be wrong with it, and every fault its outcome', () => {
  const all = OUTCOMES.flatMap(faultsOf);
  expect(new Set(all)).toEqual(new Set(FAULTS));
});

test.each([
  ['Mozilla/5.0 (X11; rv:142.0) Gecko/20100101 Firefox/142.0', 'Firefox 142'],
  ['Mozilla/5.0 AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36', 'Chrome 140'],
  ['Mozilla/5.0 Chrome/140.0.0.0 Safari/537.36 Edg/141.0.0.0', 'Edg 141'],
  ['', 'unknown'],
])('browser of %j', (agent, expected) => expect(browserOf(agent)).toBe(expected));
