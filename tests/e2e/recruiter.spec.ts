import { htmlOf } from '../../lib/drafts/markdown.ts';
import type { BrowserTab, ExtensionBrowser } from '../../scripts/browsers/driver.ts';
import { waitUntil } from '../../scripts/console/wait.ts';
import { rowsIn } from '../../scripts/pages/sample-rows.ts';
import { mendAll, openDrafts, value, words } from '../support/draft-page.ts';
import { press } from '../support/extension-pages.ts';
import { ONE_BROWSER } from '../support/tags.ts';
import { changeSettings, expect, type Site, stored, test } from '../support/test.ts';
import { textsOf, textsOn } from '../support/texts.ts';

/** Two analyses of both boards' lists at the real pace. */
const LIMIT_IN_MS = 240_000;
const READING_IN_MS = 60_000;

const CSP = 'https://choisirleservicepublic.gouv.fr';
const CSP_LIST = `${CSP}/nos-offres/filtres/organisme/10668/`;
const WTTJ_LIST = 'https://www.welcometothejungle.com/fr/companies/communaute-beta-gouv/jobs';
const MISSION = `${WTTJ_LIST}/charge-de-deploiement_paris`;

const CHALLENGE = {
  status: 403,
  body: '<!doctype html><title>Just a moment...</title><p>Checking</p>',
};

/** The mission as it was published first. */
const TITLE = 'Responsable de déploiement';
const TEXT =
  '<p>Vous rejoindrez l’équipe de Mon Suivi Social à 3 jours par semaine pendant six mois.</p><p>Voir <a href="https://beta.gouv.fr/startups/mon-suivi-social.html">sa page</a>.</p>';

test('a recruiter mends a draft until every rule passes, publishes it, and sees next month what changed', {
  tag: ONE_BROWSER,
}, async ({ browserWithExtension: browser, extensionBrowser, site, tab }) => {
  test.setTimeout(LIMIT_IN_MS);
  await changeSettings(browser, { recruiter: true });
  serveLists(site, [1, 2, 3], [4]);
  site.serve(MISSION, missionPage(TITLE, TEXT));
  const csp = await browser.newTab();
  await csp.open(CSP_LIST);
  await tab.open(WTTJ_LIST);

  // This month: the whole network, with a challenge in the middle and a background that is stopped.
  const blocked = cspOffer(2);
  site.serve(blocked, CHALLENGE);
  const report = await browser.openReport();
  const text = await textsOn(report, extensionBrowser);
  const says = (what: string) =>
    waitUntil(what, async () => (await words(report, 'body')).includes(what), READING_IN_MS);
  await press(report, text('network.analyse'));
  await says(text('obstacle.challenge'));
  site.serve(blocked, cspPage(2));
  await browser.stopBackground();
  await press(report, text('analysis.resume'));
  await says(fill(text('analysis.finished'), 5));
  expect(await rowUrls(browser)).toEqual([1, 2, 3, 4].map(cspOffer).concat(MISSION).sort());

  // The mission's text is opened as a draft, and mended.
  await tab.open(MISSION);
  await waitUntil('the panel', () =>
    tab.run(() => document.querySelector('repere-panel') !== null, null),
  );
  const popup = await browser.openPopup(tab);
  await press(popup, text('tagging.correct'));
  await waitUntil('the draft', async () => (await storedDrafts(browser)) === 1);
  const drafts = await openDrafts(browser);
  await waitUntil('its title', async () => (await value(drafts, 0)) === TITLE);
  await mendAll(drafts);
  await waitUntil('all rules', async () =>
    (await words(drafts, '.rules .count')).includes(text('draft.allFollowed')),
  );
  const published = [await value(drafts, 0), htmlOf(await value(drafts, 1))] as const;
  await drafts.close();

  // It is published; one offer goes, one comes, one gets worse.
  site.serve(MISSION, missionPage(...published));
  serveLists(site, [1, 2], [5]);
  site.serve(cspOffer(1), cspPage(1, 'Un poste'));
  await csp.open(CSP_LIST);
  await tab.open(WTTJ_LIST);
  await report.activate();
  await press(report, text('analysis.dismiss'));
  await press(report, text('network.analyse'));
  await says(fill(text('analysis.finished'), 4));

  // One table: what improved, what got worse, what is gone, what is new, and whom to write to.
  const changes = await report.run(
    () =>
      Array.from(
        document.querySelectorAll<HTMLOptionElement>('select[name=change] option'),
        (one) => [one.value, Number(/\((\d+)\)/.exec(one.textContent ?? '')?.[1] ?? 0)],
      ),
    null,
  );
  const counts = Object.fromEntries(changes);
  expect(counts).toMatchObject({ new: 1, mended: 1, worse: 1, withdrawn: 2 });
  await choose(report, 'change', 'mended');
  await waitUntil('what improved', async () => (await titles(report)).length === 1);
  expect(await titles(report)).toEqual([published[0]]);
  expect(await words(report, 'tr.offer .score')).toMatch(/\d+ → \d+ (?:sur|of) \d+/);
  await waitUntil('its address', () => report.run(() => location.hash === '#change=mended', null));
  await report.setSize(1440, 900);
  await report.screenshot(`.output/e2e/${extensionBrowser}-recruiter-mended.png`);

  await choose(report, 'change', 'worse');
  await waitUntil('what got worse', async () => (await titles(report))[0] === 'Un poste');
  await clickFirst(report, '.unfold button');
  await press(report, text('message.offer'));
  await waitUntil('the message', async () => (await words(report, '.row-actions pre')) !== '');
  const message = await words(report, '.row-actions pre');
  expect(message).toContain(`Un poste\n${cspOffer(1)}`);
  // To the team in French, whatever language the browser speaks.
  expect(message).toContain(textsOf(extensionBrowser, 'fr')('rule.startup_named'));

  await press(report, text('report.reset'));
  await report.run(() => {
    const field = document.querySelector<HTMLInputElement>('input[name=words]');
    if (!field) throw new Error('no search');
    field.value = 'un poste';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, null);
  await waitUntil('the offer alone', async () => (await titles(report)).length === 1);

  // A rule that misjudges is set aside with a reason, said so, and taken back in one place.
  const failed = await words(report, 'tr.offer .score');
  await clickFirst(report, '.checks-failed [aria-expanded=false]');
  await waitUntil('the form', async () => (await words(report, '.aside-form')) !== '');
  await report.run(() => {
    const field = document.querySelector<HTMLInputElement>('.aside-form input[name=reason]');
    if (!field) throw new Error('no reason');
    field.value = 'Déjà dit dans l’image';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, null);
  await clickFirst(report, '.aside-form .button');
  await says('Déjà dit dans l’image');
  await waitUntil('it is counted apart', async () =>
    (await words(report, 'tr.offer .score')).includes(fill(text('aside.count'), 1, 0)),
  );
  await report.screenshot(`.output/e2e/${extensionBrowser}-recruiter-aside.png`);
  await press(report, text('aside.undo'));
  await waitUntil(
    'it counts again',
    async () => (await words(report, 'tr.offer .score')) === failed,
  );

  // The line from one month to the next.
  await press(report, text('report.reset'));
  const lines = await report.run(() => document.querySelectorAll('.trend tbody tr').length, null);
  expect(lines).toBe(2);

  // One offer alone is read again, and leaves no line of its own.
  await choose(report, 'change', 'worse');
  await waitUntil('the offer alone', async () => (await titles(report))[0] === 'Un poste');
  site.serve(cspOffer(1), cspPage(1));
  await waitUntil('its button', async () => {
    if ((await words(report, '.row-actions')) === '') await clickFirst(report, '.unfold button');
    return (await words(report, '.row-actions')) !== '';
  });
  await press(report, text('row.again'));
  await waitUntil(
    'its row as it is now',
    async () => (await rowTitles(browser)).includes('Offre 1 pour DossierFacile'),
    READING_IN_MS,
  );
  await press(report, text('report.reset'));
  expect(await report.run(() => document.querySelectorAll('.trend tbody tr').length, null)).toBe(2);

  // A row is deleted, and comes back.
  const all = (await titles(report)).length;
  await waitUntil('details', async () => {
    if ((await words(report, '.row-actions')) === '') await clickFirst(report, '.unfold button');
    return (await words(report, '.row-actions')) !== '';
  });
  await press(report, text('row.remove'));
  await waitUntil('one less', async () => (await titles(report)).length === all - 1);
  await press(report, text('row.restore'));
  await waitUntil('all again', async () => (await titles(report)).length === all);

  const asked = site.requests
    .filter(({ address }) => /page\/2|offre-emploi/.test(address))
    .map(({ address }) => address);
  expect(asked, 'the second page of the list too').toContain(`${CSP_LIST}page/2/`);
  expect(report.faults.filter((fault) => !fault.includes('403'))).toEqual([]);
  await report.close();
  await csp.close();
});

test('the same offer on both boards is one row, with both links', { tag: ONE_BROWSER }, async ({
  browserWithExtension: browser,
  extensionBrowser,
  site,
  tab,
}) => {
  test.setTimeout(LIMIT_IN_MS);
  await changeSettings(browser, { recruiter: true });
  serveLists(site, [1], []);
  const title = 'Offre 1 pour DossierFacile';
  site.serve(
    MISSION,
    missionPage(title, '<p>DossierFacile est une Startup d’État de beta.gouv.fr.</p>'),
  );
  const csp = await browser.newTab();
  await csp.open(CSP_LIST);
  await tab.open(WTTJ_LIST);
  const report = await browser.openReport();
  const text = await textsOn(report, extensionBrowser);
  await press(report, text('network.analyse'));
  await waitUntil(
    'the end',
    async () => (await words(report, '.analysis h2')).includes(fill(text('analysis.finished'), 2)),
    READING_IN_MS,
  );
  await waitUntil('one row', async () => (await titles(report)).length === 1);
  const links = await report.run(
    () =>
      Array.from(document.querySelectorAll('.offer-title a'), (link) => link.getAttribute('href')),
    null,
  );
  expect(links.sort()).toEqual([cspOffer(1), MISSION].sort());
  expect(await rowUrls(browser)).toHaveLength(2);
  await report.close();
  await csp.close();
});

function cspOffer(number: number): string {
  return `${CSP}/offre-emploi/offre-reference-2026-88${number}/`;
}

/** An offer of a board of posts, which names its Startup unless its title is another one. */
function cspPage(number: number, title = `Offre ${number} pour DossierFacile`): string {
  return `<!doctype html><html lang="fr"><head><title>${title}</title></head><body>
<main class="main-content-single-offer" data-reference="2026-88${number}"><h1>${title}</h1>
<ul><li class="ic--user"><span class="sr-only">Employeur : </span>DINUM</li></ul>
<div class="strate-two-columns"><h2>Vos missions en quelques mots</h2>
<p>${title.startsWith('Offre') ? 'DossierFacile est une Startup d’État' : 'Un produit'} du réseau beta.gouv.fr.</p></div>
</main></body></html>`;
}

/** The lists of both boards: the first has two pages, and serves the offers of both. */
function serveLists(site: Site, first: number[], second: number[]): void {
  const list = (numbers: number[], next: string) => `<!doctype html><html lang="fr"><body><main>
<ul>${numbers
    .map(
      (number) => `<li><div class="fr-card fr-card--offer"><h3 class="fr-card__title">
<a href="${cspOffer(number)}">Offre ${number} pour DossierFacile</a></h3></div></li>`,
    )
    .join('')}</ul>${next}</main></body></html>`;
  const next = `<nav><a href="${CSP_LIST}page/2/">2</a></nav>`;
  site.serve(CSP_LIST, list(first, second.length > 0 ? next : ''));
  site.serve(`${CSP_LIST}page/2/`, list(second, `<nav><a href="${CSP_LIST}">1</a></nav>`));
  for (const number of [...first, ...second]) site.serve(cspOffer(number), cspPage(number));
  site.serve(
    WTTJ_LIST,
    `<!doctype html><html lang="fr"><body><main><ul>
<li><a href="${MISSION}"><h4>Chargé·e de déploiement</h4></a><span>Communauté beta.gouv.fr</span></li>
</ul></main></body></html>`,
  );
}

/** A mission on the network's own pages, with structured data that agrees. */
function missionPage(title: string, html: string): string {
  const day = new Date().toISOString().slice(0, 10);
  const posting = {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title,
    datePosted: day,
    hiringOrganization: { '@type': 'Organization', name: 'Communauté beta.gouv.fr' },
    description: html,
  };
  return `<!doctype html><html lang="fr"><head><title>${title}</title>
<link rel="canonical" href="${MISSION}">
<script type="application/ld+json">${JSON.stringify(posting)}</script></head><body><main>
<div data-testid="job-metadata-block"><a href="/fr/companies/communaute-beta-gouv">Communauté beta.gouv.fr</a>
<h2>${title}</h2><div><svg alt="Contract"></svg><span>Freelance</span></div></div>
<div id="the-position-section"><div data-testid="job-section-description"><h4>Descriptif du poste</h4>${html}</div></div>
</main></body></html>`;
}

async function rowUrls(browser: ExtensionBrowser): Promise<string[]> {
  return rowsIn({ ...(await stored(browser)) })
    .map(({ url }) => url)
    .sort();
}

async function rowTitles(browser: ExtensionBrowser): Promise<(string | null)[]> {
  return rowsIn({ ...(await stored(browser)) }).map(({ title }) => title);
}

async function storedDrafts(browser: ExtensionBrowser): Promise<number> {
  const { drafts } = await stored(browser);
  return Array.isArray(drafts) ? drafts.length : 0;
}

function titles(page: BrowserTab): Promise<string[]> {
  return page.run(
    () =>
      Array.from(document.querySelectorAll('.offer-title > a:first-child'), (link) =>
        (link.textContent ?? '').replaceAll('\u2060', ''),
      ),
    null,
  );
}

async function choose(page: BrowserTab, name: string, wanted: string): Promise<void> {
  await page.run(
    ([filter, option]) => {
      const select = document.querySelector<HTMLSelectElement>(`select[name=${filter}]`);
      if (!select) throw new Error(`no filter ${filter}`);
      select.value = option;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [name, wanted] as const,
  );
}

async function clickFirst(page: BrowserTab, selector: string): Promise<void> {
  await waitUntil(selector, () =>
    page.run((wanted) => {
      const element = document.querySelector<HTMLElement>(wanted);
      element?.click();
      return element !== null;
    }, selector),
  );
}

function fill(template: string, count: number, form = 1): string {
  return (template.split(' | ')[form] ?? template).replace('$1', String(count));
}
