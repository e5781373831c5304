import { beforeEach, describe, expect, test } from 'vitest';
import { takeGrantedSites } from '../../../lib/background/open-pages.ts';
import { incubatedStartupOf, servedDirectoryOf } from '../../support/directory.ts';
import { type OfferSketch, readingOf } from '../../support/offers.ts';
import { FakeBackground } from './services.ts';

const SITE = 'https://choisirleservicepublic.gouv.fr';
const OFFER = `${SITE}/offre-emploi/2026-1/`;
const PITCH = 'Donner le cap aux équipes.';

const NETWORK: OfferSketch = {
  title: 'Développeuse ou développeur pour Pilotix',
  zones: { missions: 'Pilotix est une Startup d’État. Rejoins l’équipe Pilotix de beta.gouv.fr.' },
};

let background: FakeBackground;

beforeEach(() => {
  background = new FakeBackground();
  background.tabs = [
    { id: 7, url: OFFER },
    { id: 8, url: `${SITE}/offre-emploi/2026-2/` },
    { id: 9, url: 'https://example.org/' },
  ];
});

const resolve = (isPrivate = false) =>
  background.handlers.resolve(
    { type: 'resolve', reading: readingOf(NETWORK), panelLoaded: true, asked: false },
    background.place({ url: OFFER, isPrivate }),
  );

/** What is done without being waited for is done. */
async function settled() {
  for (let turn = 0; turn < 20; turn += 1) await background.settled();
}

async function serveDirectory(): Promise<Response> {
  const startups = [incubatedStartupOf({ id: 'pilotix', name: 'Pilotix', pitch: PITCH })];
  const others = [incubatedStartupOf({ id: 'semaphorix', name: 'Sémaphorix' })];
  return new Response(JSON.stringify(servedDirectoryOf([...startups, ...others])), {
    headers: { 'content-type': 'application/json' },
  });
}

describe('the first use', () => {
  test('asks for the directory at once, and what was answered without it is answered again', async () => {
    background.serve = serveDirectory;
    expect((await resolve())?.view.resolution.startups[0]?.pitch).toBeNull();
    await settled();
    expect(background.told).toEqual(['7: renew']);
    expect((await resolve())?.view.resolution.startups[0]?.pitch).toBe(PITCH);
    await settled();
    expect(background.told, 'once').toEqual(['7: renew']);
  });

  test('leaves the pages alone where nothing came', async () => {
    await resolve();
    await settled();
    expect(background.told).toEqual([]);
    expect(background.warnings).toEqual([]);
  });

  test('in a private window is none', async () => {
    let asked = 0;
    background.serve = () => {
      asked += 1;
      return serveDirectory();
    };
    await resolve(true);
    await settled();
    expect(asked).toBe(0);
  });

  test('may be a list that shows offers of the network', async () => {
    background.serve = serveDirectory;
    const card = {
      board: 'choisir-le-service-public' as const,
      url: OFFER,
      reference: '2026-1',
      title: 'Développeuse ou développeur',
      employer: null,
      datePosted: null,
      network: false,
    };
    const list = (network: boolean) =>
      background.handlers.list(
        { type: 'list', offers: [{ ...card, network }] },
        background.place(),
      );
    await list(false);
    await settled();
    expect(background.area.values.refresh, 'not one of others').toBeUndefined();
    await list(true);
    await settled();
    expect(background.area.values.refresh).toMatchObject({ failures: 0 });
  });
});

describe('sites that the browser grants', () => {
  test('pages without a watcher get one, the others look again', async () => {
    background.unwatched.add(8);
    await takeGrantedSites(background.services);
    expect(background.told.sort()).toEqual(['7: renew', '8: take over']);
  });

  test('the directory that was withheld is asked for, and pages are answered with it', async () => {
    background.isDirectoryAllowed = false;
    background.serve = serveDirectory;
    await resolve();
    await settled();
    expect(background.told).toEqual([]);
    background.isDirectoryAllowed = true;
    await takeGrantedSites(background.services);
    expect((await resolve())?.view.resolution.startups[0]?.pitch).toBe(PITCH);
    expect(background.told.filter((told) => told === '7: renew')).toHaveLength(2);
  });
});
