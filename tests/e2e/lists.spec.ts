import { readBadges } from '../../scripts/browsers/badges.ts';
import type { BrowserTab } from '../../scripts/browsers/driver.ts';
import { hasPanelElement, readState } from '../../scripts/browsers/panel.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { withLayout } from '../../scripts/pages/layouts.ts';
import type { Recorded } from '../../scripts/pages/recorded.ts';
import { BADGES, brokenRules } from '../support/axe.ts';
import { decisionOn, panelOn } from '../support/extension.ts';
import { CSP_OFFER, cspPage, insertBefore } from '../support/html.ts';
import { goInPage } from '../support/in-page-navigation.ts';
import { recordedPage } from '../support/pages.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { changeSettings, expect, store, stored, test } from '../support/test.ts';
import { textsOf } from '../support/texts.ts';

const COMPANY = recordedPage('welcome-to-the-jungle/list-company-jobs');
const PROFILE = recordedPage('welcome-to-the-jungle/list-company-profile');
const SEARCH = recordedPage('welcome-to-the-jungle/list-search');
const NETWORK = recordedPage('choisir-le-service-public/list-network');
const OTHERS = recordedPage('choisir-le-service-public/list-second-page');
const OFFER = recordedPage('welcome-to-the-jungle/offer-name-in-title');

/** An offer whose every word could be another administration's. */
const SILENT = cspPage({
  title: 'Chargée / Chargé de déploiement',
  missions: `<p>${'Aller à la rencontre des agents, les accompagner et leur répondre. '.repeat(30)}</p>`,
});

const ECOBALYSE =
  'Ecobalyse L’Accélérateur de la Transition Écologique (ADEME), La Fabrique Numérique de l’Ecologie (MTE)';

/** What the badges show, and on which offers, without the words for screen readers. */
const SHOWN: [Recorded, Record<string, string>][] = [
  [
    COMPANY,
    {
      'immersion-facilitee-recrute-un-e-charge-e-de-deploiement':
        'Immersion facilitée Plateforme de l’inclusion',
      'developpeuse-ou-developpeur-full-stack-java-vue-js_paris': 'beta.gouv.fr',
      'mission-charge-e-de-deploiement-pour-mon-suivi-social':
        'Mon Suivi Social (probable) L’Incubateur des Territoires (ANCT)',
      'rdv-service-public-recherche-un-e-dev-ruby-on-rails':
        'RDV Service Public Opérateur de produits interministériels',
      'designer-produit-senior_paris': 'beta.gouv.fr',
      'product-manager-pour-deveco-et-espace-sur-demande_paris':
        'Deveco + Espace sur Demande (probable) L’Incubateur des Territoires (ANCT)',
      'developpeuse-ou-developpeur-volant_paris': 'beta.gouv.fr',
    },
  ],
  [
    PROFILE,
    {
      'coach-produit-pour-ecobalyse_paris': ECOBALYSE,
      'charge-e-de-communication_paris': 'beta.gouv.fr',
    },
  ],
  [
    SEARCH,
    {
      'immersion-facilitee-recrute-un-e-charge-e-de-deploiement':
        'Immersion facilitée Plateforme de l’inclusion',
      'rdv-service-public-recherche-un-e-dev-ruby-on-rails':
        'RDV Service Public Opérateur de produits interministériels',
    },
  ],
  [
    NETWORK,
    {
      'charge--charg-de-dploiement-reference-2026-2431502': 'beta.gouv.fr',
      'developpeur-monservicesecurise-reference-SGDN_2026-0417':
        'MonServiceSécurisé Le laboratoire d’innovation de l’ANSSI',
      'data-engineer---comparia-reference-2026-2431964':
        'Compar:IA L’Atelier Numérique du Ministère de la Culture',
      'dveloppeuse--dveloppeur-full-stack-reference-2026-2430833': 'beta.gouv.fr',
      'ingnieure--ingnieur-matrix---tchap-reference-2026-2429310':
        'Tchap Opérateur de produits interministériels',
      'designer-de-services-hf-reference-2026-2429987': 'beta.gouv.fr',
    },
  ],
  [
    OTHERS,
    {
      'data-engineer---comparia-reference-2026-2431964':
        'Compar:IA L’Atelier Numérique du Ministère de la Culture',
    },
  ],
];

/** Less than a window's height. */
const SCROLL_STEP = 400;

/** The words shown, by the last part of the offer's address. */
async function badgesOn(tab: BrowserTab): Promise<Record<string, string>> {
  const badges = await readBadges(tab);
  return Object.fromEntries(
    badges.map(({ offer, text }) => [
      offer.split('/').findLast(Boolean) ?? '',
      text
        .replace(/\[[^\]]*\]/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    ]),
  );
}

/** Scrolls the list through, and waits until it has these badges, and each once. */
async function expectBadges(tab: BrowserTab, wanted: Record<string, string>): Promise<void> {
  let found: Record<string, string> = {};
  await waitUntil('the badges', async () => {
    await tab.run((step) => {
      const { scrollHeight } = document.documentElement;
      scrollTo(0, scrollY + innerHeight >= scrollHeight ? 0 : scrollY + step);
    }, SCROLL_STEP);
    found = await badgesOn(tab);
    return Object.keys(found).length >= Object.keys(wanted).length;
  });
  expect(found).toEqual(wanted);
  const count = await tab.run(() => document.querySelectorAll('repere-badge').length, null);
  expect(count).toBe(Object.keys(wanted).length);
}

const wantedOn = (page: Recorded) => SHOWN.find(([one]) => one === page)?.[1] ?? {};

async function openList(
  site: { serve(url: string, html: string): void },
  tab: BrowserTab,
  page: Recorded,
) {
  site.serve(page.url, withLayout(page));
  await tab.open(page.url);
  await expectBadges(tab, wantedOn(page));
}

for (const [page] of SHOWN) {
  test(`${page.board}/${page.name}: offers of the network have a badge, others none`, {
    tag: page === COMPANY || page === NETWORK ? [] : ONE_BROWSER,
  }, async ({ site, tab }) => {
    await openList(site, tab, page);
    for (const { text } of await readBadges(tab)) expect(text).toMatch(/^\[Repère, .+:\] /);
    expect(await hasPanelElement(tab)).toBe(false);
  });
}

for (const page of [COMPANY, NETWORK]) {
  test(`${page.board}: no box of the page moves, and no badge hides a word`, async ({
    extensionBrowser,
    site,
    tab,
  }) => {
    for (const [width, height] of [
      [1280, 800],
      [360, 740],
    ] as const) {
      await tab.setSize(width, height);
      await openList(site, tab, page);
      await tab.run(() => scrollTo(0, 0), null);
      const name = `.output/e2e/${extensionBrowser}-list-${page.board}-${width}.png`;
      await tab.screenshot(name);
      const found = await tab.run(() => {
        const measure = () => {
          const boxes = Array.from(document.querySelectorAll('body *:not(repere-badge)'), (one) => {
            const { x, y, width, height } = one.getBoundingClientRect();
            return [x, y, width, height, getComputedStyle(one).color].join(' ');
          });
          const root = document.documentElement;
          return [root.scrollWidth, root.scrollHeight, ...boxes].join('\n');
        };
        const hosts = Array.from(document.querySelectorAll('repere-badge'));
        const badges = hosts.flatMap(
          (host) => host.shadowRoot?.querySelector('.badge')?.getBoundingClientRect() ?? [],
        );
        const hidden: string[] = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (walker.nextNode()) {
          if (!walker.currentNode.nodeValue?.trim()) continue;
          range.selectNode(walker.currentNode);
          for (const box of range.getClientRects()) {
            const isHidden = badges.some(
              ({ left, right, top, bottom }) =>
                box.width > 1 &&
                box.left < right &&
                box.right > left &&
                box.top < bottom &&
                box.bottom > top,
            );
            if (isHidden) hidden.push(walker.currentNode.nodeValue);
          }
        }
        const outside = badges.filter(({ left, right }) => left < 0 || right > innerWidth).length;
        const withBadges = measure();
        for (const host of hosts) host.remove();
        return { hidden, outside, count: badges.length, isSame: measure() === withBadges };
      }, null);
      expect(found).toEqual({
        hidden: [],
        outside: 0,
        count: Object.keys(wantedOn(page)).length,
        isSame: true,
      });
    }
  });
}

test('cards that cut off what leaves them keep their badges inside', { tag: ONE_BROWSER }, async ({
  site,
  tab,
}) => {
  const css = '<style>main ul > li, main ul > li h4, main ul > li div { overflow: hidden }</style>';
  site.serve(COMPANY.url, insertBefore(withLayout(COMPANY), '</head>', css));
  await tab.open(COMPANY.url);
  await expectBadges(tab, wantedOn(COMPANY));
  const cut = await tab.run(
    () =>
      Array.from(document.querySelectorAll('repere-badge'), (host) => {
        const card = host.closest('li')?.getBoundingClientRect();
        const badge = host.shadowRoot?.querySelector('.badge')?.getBoundingClientRect();
        return Boolean(card && badge && badge.top >= card.top && badge.bottom <= card.bottom);
      }).filter((isInside) => !isInside).length,
    null,
  );
  expect(cut).toBe(0);
});

test('a window that changes its width takes the badges along', { tag: ONE_BROWSER }, async ({
  site,
  tab,
}) => {
  await tab.setSize(1280, 800);
  await openList(site, tab, NETWORK);
  await tab.setSize(420, 800);
  await waitUntil('the badges at their cards’ edges', () =>
    tab.run(() => {
      const hosts = Array.from(document.querySelectorAll('repere-badge'));
      return hosts.every((host) => {
        const card = host.closest('.fr-card')?.getBoundingClientRect();
        const badge = host.shadowRoot?.querySelector('.badge')?.getBoundingClientRect();
        return card && badge && Math.abs(badge.top + badge.height / 2 - card.top) < 1;
      });
    }, null),
  );
});

test('the page’s own styles do not reach a badge, nor its styles the page', async ({
  site,
  tab,
}) => {
  const looks = () =>
    tab.run(() => {
      const badge = document.querySelector('repere-badge')?.shadowRoot?.querySelector('.badge');
      if (!badge) return null;
      const { display, color, fontSize, backgroundColor, opacity } = getComputedStyle(badge);
      return [display, color, fontSize, backgroundColor, opacity, badge.clientHeight];
    }, null);
  await openList(site, tab, COMPANY);
  const wanted = await looks();
  const css = `* { all: unset } main, main * { display: block !important }
    repere-badge, repere-badge * { display: none !important; opacity: 0 !important; font-size: 90px !important }
    .badge { color: red !important }`;
  site.serve(COMPANY.url, insertBefore(withLayout(COMPANY), '</head>', `<style>${css}</style>`));
  await tab.open(COMPANY.url);
  await expectBadges(tab, wantedOn(COMPANY));
  expect(await looks()).toEqual(wanted);
});

test('badges survive a list drawn anew, longer, or with other offers in its cards', {
  tag: ONE_BROWSER,
}, async ({ site, tab }) => {
  await openList(site, tab, COMPANY);
  await test.step('the same list anew', async () => {
    await tab.run(() => {
      const list = document.querySelector('main ul');
      const copy = list?.cloneNode(true) as Element;
      for (const host of copy.querySelectorAll('repere-badge')) host.remove();
      list?.replaceWith(copy);
    }, null);
    await expectBadges(tab, wantedOn(COMPANY));
  });
  await test.step('more cards, as one scrolls', async () => {
    await tab.run(() => {
      const list = document.querySelector('main ul');
      for (const index of [1, 2]) {
        const card = list?.lastElementChild?.cloneNode(true) as Element;
        for (const host of card.querySelectorAll('repere-badge')) host.remove();
        for (const link of card.querySelectorAll('a'))
          link.href = link.href.replace(/[^/]+$/, `plus-${index}`);
        list?.append(card);
      }
    }, null);
    const more = { ...wantedOn(COMPANY), 'plus-1': 'beta.gouv.fr', 'plus-2': 'beta.gouv.fr' };
    await expectBadges(tab, more);
  });
  await test.step('a card that shows another offer', async () => {
    await tab.run(() => {
      for (const link of document.querySelectorAll<HTMLAnchorElement>('main li:last-child a')) {
        link.href = '/fr/companies/communaute-beta-gouv/jobs/autre';
        const heading = link.querySelector('h4');
        if (heading) heading.textContent = 'Coach produit pour Ecobalyse';
      }
    }, null);
    const other = { ...wantedOn(COMPANY), 'plus-1': 'beta.gouv.fr', autre: ECOBALYSE };
    // Nothing yet, or its own already: never what was said of the offer before.
    expect([undefined, ECOBALYSE]).toContain((await badgesOn(tab)).autre);
    await expectBadges(tab, other);
  });
  await test.step('a card that goes', async () => {
    await tab.run(() => document.querySelector('main li')?.remove(), null);
    await waitUntil('one badge less', async () => (await readBadges(tab)).length === 8);
  });
});

test('a page that takes a badge away again and again is let go', { tag: ONE_BROWSER }, async ({
  site,
  tab,
}) => {
  await openList(site, tab, SEARCH);
  await tab.run(() => {
    const badges = () => document.querySelectorAll('repere-badge');
    for (const badge of badges()) badge.remove();
    new MutationObserver(() => {
      for (const badge of badges()) badge.remove();
    }).observe(document.body, { childList: true, subtree: true });
  }, null);
  // What was drawn is counted in the page itself: after the last return nothing comes.
  const quiet = () =>
    tab.run(
      () =>
        new Promise<boolean>((resolve) => {
          const watch = new MutationObserver(() => resolve(false));
          watch.observe(document.body, { childList: true, subtree: true });
          setTimeout(() => resolve(true), 1_000);
        }),
      null,
    );
  await waitUntil('no more returns', quiet);
  expect(await readBadges(tab)).toEqual([]);
});

test('from list to offer and back in the page, badges and panel take turns', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, tab }) => {
  await openList(site, tab, COMPANY);
  await goInPage(tab, OFFER);
  await panelOn(tab);
  expect(await readBadges(tab)).toEqual([]);
  await decisionOn(browser, OFFER.url);
  await goInPage(tab, SEARCH);
  await waitUntil('the panel to go', async () => !(await hasPanelElement(tab)));
  await expectBadges(tab, wantedOn(SEARCH));
});

test('badges go when their board is switched off, and come back with it', async ({
  browserWithExtension: browser,
  site,
  tab,
}) => {
  await openList(site, tab, COMPANY);
  await changeSettings(browser, { boards: { 'welcome-to-the-jungle': false } });
  await waitUntil('the badges to go', () =>
    tab.run(() => document.querySelector('repere-badge') === null, null),
  );
  await changeSettings(browser, { boards: { 'welcome-to-the-jungle': true } });
  await expectBadges(tab, wantedOn(COMPANY));
});

test('an offer whose text is silent is the network’s once its list was seen, and says why', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
  site.serve(CSP_OFFER, SILENT);
  await tab.open(CSP_OFFER);
  expect(await readState(browser, CSP_OFFER)).toBeNull();
  expect(await hasPanelElement(tab)).toBe(false);

  const reference = '2026-12345';
  site.serve(NETWORK.url, NETWORK.html.replaceAll('2026-2431502', reference));
  await tab.open(NETWORK.url);
  await waitUntil('the references to be remembered', async () =>
    (await stored<Remembered>(browser))['network-list']?.includes(
      `choisir-le-service-public ${reference}`,
    ),
  );
  await tab.open(CSP_OFFER);
  const { language } = await panelOn(tab);
  const { resolution } = await decisionOn(browser, CSP_OFFER);
  expect(resolution.outcome).toBe('unidentified');
  expect(resolution.network[0]).toMatchObject({ kind: 'network-list' });
  await tab.run(() => {
    const root = document.querySelector('repere-panel')?.shadowRoot;
    for (const fold of root?.querySelectorAll('details') ?? []) fold.open = true;
  }, null);
  const reason = textsOf(extensionBrowser, language)('evidence.network_list');
  await panelOn(tab, ({ text }) => text.includes(reason));
});

test('what was found on an offer’s page is told in lists, the person’s choice before it', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, site, tab }) => {
  // The offer's page names a Startup that its title in this list does not.
  const slug = OFFER.url.split('/').at(-1) ?? '';
  const list = COMPANY.html
    .replaceAll('designer-produit-senior_paris', slug)
    .replaceAll('Immersion Facilitée recrute', 'Nous cherchons');
  site.serve(COMPANY.url, list);
  site.serve(OFFER.url, OFFER.html);
  await tab.open(OFFER.url);
  await panelOn(tab);
  const { startups, incubators } = (await decisionOn(browser, OFFER.url)).resolution;
  await waitUntil('the answer to be remembered', async () =>
    (await stored<Remembered>(browser)).answers?.some((one) => JSON.stringify(one).includes(slug)),
  );
  await tab.open(COMPANY.url);
  const found = `${startups[0]?.name} ${incubators[0]?.name}`;
  await waitUntil('the answer in the list', async () => (await badgesOn(tab))[slug] === found);

  await store(browser, {
    choices: [{ board: COMPANY.board, reference: `communaute-beta-gouv/${slug}`, startup: 'pix' }],
  });
  await tab.open(COMPANY.url);
  await waitUntil('the choice in the list', async () =>
    (await badgesOn(tab))[slug]?.startsWith('Pix '),
  );
});

for (const theme of ['light', 'dark']) {
  test(`badges break no rule of accessibility, ${theme}, and are not printed`, {
    tag: ONE_BROWSER,
  }, async ({ browserWithExtension: browser, site, tab }) => {
    await store(browser, { settings: { theme } });
    await openList(site, tab, COMPANY);
    expect(await brokenRules(tab, BADGES)).toEqual([]);
    const focusable = await tab.run(
      () =>
        Array.from(document.querySelectorAll('repere-badge')).filter((host) =>
          host.shadowRoot?.querySelector('a, button, [tabindex]'),
        ).length,
      null,
    );
    expect(focusable).toBe(0);
    await tab.prefer({ print: true });
    expect(await readBadges(tab)).toEqual([]);
    await tab.prefer({});
  });
}

/** What lists and offers leave in storage. */
interface Remembered {
  'network-list'?: string[];
  answers?: unknown[];
}
