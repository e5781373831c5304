import { describe, expect, test } from 'vitest';
import type { Resolution } from '../../../lib/matching/resolution.ts';
import { relatedTo } from '../../../lib/offers/related.ts';
import { MAXIMUM_SEEN, parseSeen, type SeenOffer, withSeen } from '../../../lib/offers/seen.ts';
import { incubator, startup, view } from '../components/views.ts';
import { offerWith } from './offers.ts';

const DAY = '2026-11-28';

function seen(number: number, parts: Partial<SeenOffer> = {}): SeenOffer {
  return {
    id: `choisir-le-service-public/${number}`,
    url: `https://choisirleservicepublic.gouv.fr/offre-emploi/${number}/`,
    title: `Offre ${number}`,
    startups: ['envergo'],
    incubators: ['mtes'],
    day: DAY,
    ...parts,
  };
}

describe('an offer that is opened', () => {
  const opened = view();

  test('is noted with what leads back to it, and not a word of its text', () => {
    expect(withSeen([], opened, DAY)).toEqual([
      {
        id: `${opened.board}/${opened.reference}`,
        url: opened.url,
        title: opened.offer?.title,
        startups: ['rdv-service-public'],
        incubators: ['anct'],
        day: DAY,
      },
    ]);
  });

  test('again on the same day changes nothing; later, it is the last one', () => {
    const once = withSeen([seen(1)], opened, DAY);
    expect(withSeen(once, opened, DAY)).toBe(once);
    const [first, last] = withSeen(withSeen([], opened, '2026-11-01').concat(seen(1)), opened, DAY);
    expect([first?.title, last?.day]).toEqual(['Offre 1', DAY]);
  });

  test.each<[string, Partial<Resolution>, Parameters<typeof view>[1]]>([
    ['several Startups are possible', { outcome: 'ambiguous' }, {}],
    ['neither Startup nor incubator is known', { startups: [], incubators: [] }, {}],
    ['it could not be read', {}, { offer: null }],
  ])('is not noted where %s', (_, resolution, values) => {
    const before = [seen(1)];
    expect(withSeen(before, view(resolution, values), DAY)).toBe(before);
  });

  test('by its incubator alone where no Startup is named', () => {
    const resolution = { outcome: 'unidentified' as const, startups: [startup()] };
    expect(withSeen([], view(resolution), DAY)).toMatchObject([
      { startups: [], incubators: ['anct'] },
    ]);
  });

  test('without what follows its address, and the oldest make room', () => {
    const many = Array.from({ length: MAXIMUM_SEEN }, (_, number) => seen(number));
    const url = `${opened.url}?utm_source=mail#apply`;
    const after = withSeen(many, view({}, { url }), DAY);
    expect([after.length, after[0]?.title, after.at(-1)?.url]).toEqual([
      MAXIMUM_SEEN,
      'Offre 1',
      opened.url,
    ]);
  });

  test('damaged, loses itself only', () => {
    expect(parseSeen([7, seen(1), { ...seen(2), url: 'javascript:alert(1)' }])).toEqual([seen(1)]);
    expect(parseSeen('x')).toEqual([]);
  });
});

describe('other offers', () => {
  const answer = {
    outcome: 'identified',
    startups: [{ id: 'envergo' }],
    incubators: [{ id: 'mtes' }],
  };
  const here = { id: 'choisir-le-service-public/1', answer };
  const kept = (id: string, parts: Parameters<typeof offerWith>[0] = {}) =>
    offerWith({ id, title: id, ...parts });

  test('of the same Startup come before those of its incubator; the last seen first', () => {
    const others = [
      seen(2, { startups: [] }),
      seen(3),
      seen(4, { startups: ['pix'], incubators: ['dinum'] }),
      seen(5),
    ];
    const titles = relatedTo(here, [], others).seen.map(({ title }) => title);
    expect(titles).toEqual(['Offre 5', 'Offre 3', 'Offre 2']);
  });

  test('are not itself, nor told twice', () => {
    const all = [
      kept(here.id),
      kept(seen(2).id),
      kept(seen(3).id, { deletedAt: '2026-11-20T10:00:00.000Z' }),
    ];
    const related = relatedTo(here, all, [seen(1), seen(2), seen(3)]);
    expect(related.kept.map(({ id }) => id)).toEqual([seen(2).id]);
    expect(related.seen.map(({ id }) => id)).toEqual([seen(3).id]);
  });

  test('never by a Startup that is only possible', () => {
    const ambiguous = { id: here.id, answer: { ...answer, outcome: 'ambiguous' } };
    const unsure = kept('other', { answer: { ...offerWith().answer, outcome: 'ambiguous' } });
    expect(relatedTo(ambiguous, [kept('a')], [seen(2)])).toEqual({ kept: [], seen: [] });
    expect(relatedTo(here, [unsure], []).kept).toEqual([]);
  });

  test('go with the incubator alone', () => {
    const other = {
      id: 'x',
      answer: { outcome: 'unidentified', startups: [], incubators: [incubator({ id: 'mtes' })] },
    };
    expect(relatedTo(other, [], [seen(2)]).seen).toHaveLength(1);
  });
});
