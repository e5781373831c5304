import { ScriptError } from '../console/script.ts';
import { captureWith, hasCaptures } from '../pages/captures.ts';
import { withLayout } from '../pages/layouts.ts';
import { type Recorded, recordedPages } from '../pages/recorded.ts';

/** The windows in which the three answers must be in sight: what people have, and a zoom of 200 %. */
export const WINDOWS = [
  { name: '1440 × 900', width: 1440, height: 900 },
  { name: '1366 × 657', width: 1366, height: 657 },
  { name: '1280 × 720', width: 1280, height: 720 },
  { name: '1920 × 1080', width: 1920, height: 1080 },
  { name: '768 × 1024', width: 768, height: 1024 },
  { name: '390 × 750', width: 390, height: 750 },
  { name: '1440 × 900 at 200 %', width: 720, height: 450 },
  { name: '1280 × 720 at 200 %', width: 640, height: 360 },
] as const;

/** A phone: there the strip may lie over text, which scrolls out from under it. */
export function isPhone({ width }: { width: number }): boolean {
  return width < 500;
}

/** A page on which a first glance is measured. */
export interface Scene {
  name: string;
  board: Recorded['board'];
  url: string;
  html: string;
}

const OFFERS = ['offer-name-in-title', 'offer-name-after-cue'];

/** Every page of the ring: the boards' geometry with and without a question about cookies, and real captures. */
export function glanceScenes(): Scene[] {
  return OFFERS.flatMap((name) => {
    const page = recordedPages().find((one) => one.name === name);
    if (!page) throw new ScriptError(`tests/pages has no ${name}`);
    const { board, url } = page;
    const scene = (what: string, html: string): Scene => ({
      name: `${board}, ${what}`,
      board,
      url,
      html,
    });
    return [
      scene('layout', withLayout(page)),
      scene('layout with cookies', withLayout(page, { cookies: true })),
      ...(hasCaptures() ? [scene('capture', captureWith(page))] : []),
    ];
  });
}
