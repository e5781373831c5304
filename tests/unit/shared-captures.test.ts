import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answer } from '../../lib/answer/answer.ts';
import { readPage } from '../../lib/boards/index.ts';
import { bundledDirectory } from '../../lib/directory/bundled.ts';
import { Resolver } from '../../lib/matching/resolve.ts';
import { pageOf } from '../../scripts/pages/parse.ts';

/** Real captures stand beside the project, not in it: without them these tests are skipped. */
const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'boards');
const resolver = new Resolver(bundledDirectory());

function inspect(url: string, html: string) {
  const reading = readPage(pageOf(url, html));
  return { reading, view: answer(reading, resolver, '2026-11-23') };
}

describe.skipIf(!existsSync(FOLDER))('real captures of the boards (../shared/boards)', () => {
  const capture = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

  it('reads the State’s offer of October 2026', () => {
    const { reading, view } = inspect(
      'https://choisirleservicepublic.gouv.fr/offre-emploi/x-reference-DEF_15-00064919/',
      capture('csp-offer-state.html'),
    );
    expect(view?.resolution.outcome).toBe('not-beta');
    expect(reading.offer).toMatchObject({
      title: 'CHARGE DE RECRUTEMENT ET DE LA MOBILITE',
      employer: 'Direction du renseignement et de la sécurité de la Défense (DRSD)',
      reference: 'DEF_15-00064919',
      datePosted: '2026-10-02',
      location: '27 BOULEVARD DE STALINGRAD 92240 MALAKOFF',
    });
    const zones = reading.offer?.zones.map(({ name }) => name);
    expect(zones).toEqual(expect.arrayContaining(['missions', 'profile', 'process', 'about']));
    const text = reading.offer?.zones.map((zone) => zone.text).join('\n') ?? '';
    expect(text).not.toContain('procédures réglementaires');
  });

  it('reads the territorial offer of October 2026', () => {
    const { reading, view } = inspect(
      'https://choisirleservicepublic.gouv.fr/offre-emploi/O056261001001569/',
      capture('csp-offer-territorial.excerpt.html'),
    );
    expect(view?.resolution.outcome).toBe('not-beta');
    expect(reading.offer).toMatchObject({
      employer: 'Conseils départementaux',
      location: 'Vannes',
    });
  });

  it('reads the offer of Welcome to the Jungle of September 2025, and nothing that stands below it', () => {
    const { reading } = inspect(
      'https://www.welcometothejungle.com/fr/companies/socianova/jobs/developpeur-senior-symfony-php_paris',
      capture('wttj-offer-2025-09.html'),
    );
    expect(reading.offer).toMatchObject({
      title: 'Senior Développeur fullstack Symfony/Angular',
      employer: 'SociaNova',
      contract: 'CDI',
      location: 'Paris',
      datePosted: '2025-09-09',
      salary: '42K à 60K €',
      remote: 'Télétravail fréquent',
      experience: '> 4 ans',
      validThrough: '2025-12-08',
    });
    expect(reading.problems).toEqual([]);
    const zones = reading.offer?.zones.map(({ name }) => name);
    expect(zones).toEqual(['title', 'employer', 'missions', 'profile', 'process', 'about']);
    const text = reading.offer?.zones.map((zone) => zone.text).join('\n') ?? '';
    expect(text).not.toMatch(/Cette offre vous tente|lettre de motivation|Déclaration de cookies/);
  });

  /** What a card says by other means than the reader's: labels, `alt`, and `datetime` in the markup. */
  function cardsIn(html: string) {
    return html
      .split(/data-role="jobs:thumb/)
      .slice(1)
      .map((card) => {
        const one = (pattern: RegExp) =>
          pattern.exec(card)?.[1]?.replaceAll('&#x27;', "'").replaceAll('&amp;', '&').trim() ??
          null;
        return {
          title: one(/aria-label="Consultez l(?:'|&#x27;)offre ([^"]*)"/),
          employer: one(/<img alt="([^"]*)"[^>]*data-testid="job-thumb-logo-/),
          datePosted: one(/<time date[tT]ime="(\d{4}-\d\d-\d\d)/),
        };
      });
  }

  it.each([
    ['wttj-search-2026-02.html', '/fr/jobs?query=stage', 36, 30],
    ['wttj-topic-list-2025-09.html', '/fr/pages/emploi-developpeur-symfony', 2, 2],
  ])('%s: every title, company and date', (name, path, count, dated) => {
    const html = capture(name);
    const { reading } = inspect(`https://www.welcometothejungle.com${path}`, html);
    const found = reading.offers.map(({ title, employer, datePosted }) => ({
      title,
      employer,
      datePosted,
    }));
    expect(found).toHaveLength(count);
    expect(found.filter(({ datePosted }) => datePosted)).toHaveLength(dated);
    expect(found).toEqual(cardsIn(html.replace(/\s+/g, ' ')));
  });

  it('resolves the network’s offer of 2022, whose link carries a former id', () => {
    const { jobs } = JSON.parse(capture('wttj-welcomekit-embed.json'));
    const [job] = jobs;
    const path = `/fr/companies/communaute-beta-gouv/jobs/${job.slug}`;
    const { view } = inspect(
      `https://www.welcometothejungle.com${path}`,
      `<html><head><link rel="canonical" href="https://www.welcometothejungle.com${path}"></head><body><main>
<section id="the-position-section"><div data-testid="job-metadata-block"><a href="/fr/companies/communaute-beta-gouv">beta.gouv.fr</a><h2>${job.name}</h2></div>
<div data-testid="job-section-description">${job.description}</div>
<div data-testid="job-section-experience">${job.profile}</div>
<div data-testid="job-section-process">${job.recruitment_process}</div></section></main></body></html>`,
    );
    expect(view?.resolution).toMatchObject({
      outcome: 'identified',
      startups: [{ id: 'rdv-service-public', certainty: 'certain' }],
    });
    expect(view?.offer).toMatchObject({ profession: 'Développement', status: 'independent' });
  });
});
