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
