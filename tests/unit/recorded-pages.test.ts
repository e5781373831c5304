import { describe, expect, it, test } from 'vitest';
import { answer } from '../../lib/answer/answer.ts';
import { readPage } from '../../lib/boards/index.ts';
import { bundledDirectory } from '../../lib/directory/bundled.ts';
import { Resolver } from '../../lib/matching/resolve.ts';
import { BOARD_IDS, OFFER_FIELDS } from '../../lib/offer/offer.ts';
import { pageOf } from '../../scripts/pages/parse.ts';
import { recordedPages } from '../../scripts/pages/recorded.ts';

const pages = recordedPages();
const resolver = new Resolver(bundledDirectory());

describe.each(BOARD_IDS)('recorded pages of %s', (id) => {
  test.each(['offer', 'list', 'stale', 'minimal', 'broken', 'redesigned'])(
    'there is a case "%s"',
    (kind) => {
      expect(pages.filter((page) => page.board === id && page.case === kind)).not.toEqual([]);
    },
  );
});

describe.each(pages)('$board/$name', ({ html, url, reading: expected, resolution, board }) => {
  const reading = readPage(pageOf(url, html));
  const { offer } = reading;
  // As a person would find it: escapes of JSON and doubled entities are one layer less.
  const source = html
    .replaceAll('&amp;', '&')
    .replace(/\\u([\da-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

  it('is the right kind of page', () => {
    expect(reading).toMatchObject({
      board,
      page: expected.page,
      networkByAddress: expected.networkByAddress,
    });
    expect(offer === null).toBe(expected.offer === null);
  });

  it('says that its offer is closed, or does not', () => {
    const isClosed = reading.conditions.some(
      ({ id, outcome }) => id === 'published' && outcome === 'failed',
    );
    expect(isClosed).toBe(expected.closed === true);
  });

  it('gives a list’s offers, and no others', () => {
    const offers = (expected.offers ?? []).map((offer) => ({ board, ...offer }));
    expect(reading.offers).toEqual(offers);
    expect(expected.page === 'list').toBe(expected.offers !== undefined);
  });

  it.runIf(expected.offer)('gives the fields, and says which it could not read', () => {
    const fields = OFFER_FIELDS.map((field) => [field, offer?.[field] ?? null]);
    const wanted = OFFER_FIELDS.map((field) => [field, expected.offer?.[field] ?? null]);
    expect(Object.fromEntries(fields)).toEqual(Object.fromEntries(wanted));
    for (const field of OFFER_FIELDS) {
      const unread = expected.unread.includes(field);
      expect([field, offer?.sources[field] === undefined]).toEqual([field, unread]);
      if (unread) expect(reading.problems).toContain(`${field} could not be read`);
    }
  });

  it.runIf(expected.offer)('reads the text in its zones, and no other text', () => {
    for (const [zone, phrases] of Object.entries(expected.offer?.zonesWith ?? {})) {
      const text = offer?.zones.find(({ name }) => name === zone)?.text.replaceAll('\n', ' ');
      for (const phrase of phrases) expect(text).toContain(phrase);
    }
    const all = offer?.zones.map(({ text }) => text).join('\n') ?? '';
    for (const phrase of expected.offer?.nowhere ?? []) {
      expect(source.includes(phrase), `the page holds « ${phrase} »`).toBe(true);
      expect(all).not.toContain(phrase);
    }
    const addresses = offer?.links.map(({ address }) => address) ?? [];
    for (const address of expected.offer?.links ?? []) {
      expect(addresses).toContain(new URL(address).href);
    }
  });

  it.runIf(resolution)('resolves', () => {
    const view = answer(reading, resolver, '2026-11-23');
    const found = view?.resolution;
    const ambiguous = resolution?.outcome === 'ambiguous';
    const ids = found?.startups.map(({ id }) => id) ?? [];
    expect({
      outcome: found?.outcome,
      startups: ambiguous ? ids.slice(0, resolution.startups.length).sort() : ids,
    }).toEqual({
      outcome: resolution?.outcome,
      startups: ambiguous ? [...resolution.startups].sort() : resolution?.startups,
    });
    const own = found?.incubators.filter(({ source }) => source === 'directory') ?? [];
    const named = found?.startups.length ? own : (found?.incubators ?? []);
    expect(named.map(({ id }) => id).sort()).toEqual([...(resolution?.incubators ?? [])].sort());
    if (resolution?.disagreement) expect(found?.disagreement).toEqual(resolution.disagreement);
    else expect(found?.disagreement ?? null).toBeNull();
    if (resolution?.outcome === 'not-beta' || resolution?.outcome === 'unreadable') return;
    expect({ profession: view?.offer?.profession, status: view?.offer?.status }).toEqual({
      profession: resolution?.profession,
      status: resolution?.status,
    });
    const interview = view?.guides.find(({ topic }) => topic === 'interview');
    expect(interview && new URL(interview.url).hash).toBe(resolution?.interviewGuide);
  });
});
