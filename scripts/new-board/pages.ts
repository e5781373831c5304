import type { NewBoard } from './board.ts';

/** A recorded page to begin with, and what must be read on it: tests/pages/README.md. */
interface StarterPage {
  html: string;
  facts: Record<string, unknown>;
}

const STARTUP = {
  outcome: 'identified',
  startups: ['zacharie'],
  incubators: ['agriculture'],
  profession: 'Développement',
  status: 'admin',
  interviewGuide: '#developpeur-developpeuse',
};

const TITLE = 'Développeuse ou développeur pour Zacharie';
const REFERENCE = 'developpeuse-ou-developpeur-pour-zacharie';
const FIELDS = ['title', 'employer', 'reference', 'contract', 'location', 'datePosted'];

const TEXT = `<h2>Vos missions</h2>
<p>Zacharie est une Startup d’État de <a href="https://beta.gouv.fr/startups/zacharie.html">beta.gouv.fr</a>
qui suit les carcasses de gibier, du chasseur au service vétérinaire.</p>
<p>Vous écrivez le service avec l’équipe, du formulaire des chasseurs aux écrans des inspectrices, et vous le
tenez en ligne. Poste de contractuel en CDD.</p>`;

/** Enough text to be taken for an offer's where nothing is in its place. */
const LONG_TEXT = `${TEXT}
<p>Vous parlez avec celles et ceux qui chassent, qui collectent et qui inspectent ; vous décidez avec elles et eux de
la suite ; vous mesurez ce que le service change, et vous retirez ce qui ne sert pas. Le code est ouvert, les revues
sont croisées, la mise en ligne est quotidienne, et personne n’est d’astreinte la nuit.</p>`;

/**
 * The recorded pages of a new board, by their names: one of each kind that the tests ask for. Their
 * markup is the one that the reader's skeleton reads, until both follow the board's own.
 */
export function starterPages(board: NewBoard): Record<string, StarterPage> {
  const { id, host, month } = board;
  const url = `https://${host}/jobs/${REFERENCE}`;
  const facts = (kind: string, note: string, rest: Record<string, unknown>) => ({
    case: kind,
    markupSeen: month,
    note,
    sample: kind === 'offer',
    url,
    ...rest,
  });
  const offer = (values: Record<string, string>) => ({
    ...Object.fromEntries(FIELDS.map((field) => [field, values[field] ?? null])),
    zonesWith: { missions: ['carcasses de gibier'] },
    nowhere: ['Recommandé pour vous'],
    links: ['https://beta.gouv.fr/startups/zacharie.html'],
  });
  const reading = (values: Record<string, string> | null) => ({
    page: 'offer',
    networkByAddress: false,
    offer: values && offer(values),
    unread: FIELDS.filter((field) => values?.[field] === undefined),
  });
  const shown = { title: TITLE, reference: REFERENCE };
  const all = {
    ...shown,
    employer: 'DGAL',
    contract: 'CDD',
    location: 'Paris',
    datePosted: '2026-11-02',
  };
  const text = `<div class="job-text">${TEXT}</div>`;
  return {
    'offer-first': {
      html: pageWith(`<h1>${TITLE}</h1><p class="job-company">DGAL</p>${text}`, posting(TITLE)),
      facts: facts('offer', 'TODO: replace the markup by the board’s own, seen today.', {
        reading: reading(all),
        resolution: STARTUP,
      }),
    },
    'stale-structured-data': {
      html: pageWith(
        `<h1>${TITLE}</h1><p class="job-company">DGAL</p>${text}`,
        posting('Cheffe ou chef de projet budgétaire'),
      ),
      facts: facts('stale', 'The structured data is another offer’s: nothing of it may be used.', {
        reading: reading({ ...shown, employer: 'DGAL' }),
        resolution: STARTUP,
      }),
    },
    'minimal-title-and-text': {
      html: pageWith(`<h1>${TITLE}</h1>${text}`),
      facts: facts('minimal', 'Only a title and a text.', {
        reading: reading(shown),
        resolution: STARTUP,
      }),
    },
    'broken-without-text': {
      html: pageWith(`<h1>${TITLE}</h1>`),
      facts: facts('broken', 'The text is missing: there is nothing to answer for.', {
        reading: reading(null),
        resolution: {
          outcome: 'unreadable',
          startups: [],
          incubators: [],
          profession: null,
          status: null,
          interviewGuide: null,
        },
      }),
    },
    'offer-redesigned': {
      html: pageWith(`<div class="new"><h2>${TITLE}</h2><div>${LONG_TEXT}</div></div>`),
      facts: facts('redesigned', 'Nothing is where the reader looks: the whole page is read.', {
        reading: reading(shown),
        resolution: STARTUP,
      }),
    },
    'list-first': {
      html: pageWith(`<ul>
<li><a href="/jobs/${REFERENCE}">${TITLE}</a><p class="job-company">DGAL</p><time datetime="2026-11-02">2 nov.</time></li>
<li><a href="/jobs/cheffe-de-projet">Cheffe de projet</a><p class="job-company">Mairie</p><time datetime="2026-11-03">3 nov.</time></li>
</ul>`),
      facts: facts('list', 'Two cards, neither of them known to be the network’s.', {
        url: `https://${host}/jobs`,
        reading: {
          page: 'list',
          networkByAddress: false,
          offer: null,
          unread: [],
          offers: [
            card(`${url}`, REFERENCE, TITLE, 'DGAL', '2026-11-02'),
            card(
              `https://${host}/jobs/cheffe-de-projet`,
              'cheffe-de-projet',
              'Cheffe de projet',
              'Mairie',
              '2026-11-03',
            ),
          ],
        },
        resolution: null,
      }),
    },
  };

  function pageWith(main: string, data = ''): string {
    return `<!doctype html>
<html lang="fr">
<head><title>${TITLE} – ${board.name}</title>${data}</head>
<body>
<header><a href="/">${board.name}</a></header>
<main>${main}</main>
<aside class="job-suggestions"><h2>Recommandé pour vous</h2><a href="/jobs/autre-offre-${id}">Autre offre</a></aside>
</body>
</html>
`;
  }
}

function posting(title: string): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title,
    datePosted: '2026-11-02',
    employmentType: 'CDD',
    hiringOrganization: { '@type': 'Organization', name: 'DGAL' },
    jobLocation: { '@type': 'Place', address: { addressLocality: 'Paris' } },
  };
  return `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
}

function card(url: string, reference: string, title: string, employer: string, datePosted: string) {
  return { url, reference, title, employer, datePosted, network: false };
}
