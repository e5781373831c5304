import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf } from '../console/script.ts';
import { waitUntil } from '../console/wait.ts';
import {
  type BrowserTab,
  isRefusedRequest,
  type PageFunction,
  type PageTime,
  type Point,
  type SystemPreferences,
  type TabMemory,
} from './driver.ts';

/** A page as both programs that drive browsers offer it: what they call alike. */
interface DrivenPage {
  // biome-ignore lint/suspicious/noExplicitAny: the two types their listeners in ways that exclude each other
  on(event: any, listener: (told: any) => void): unknown;
  goto(address: string, options: { waitUntil: 'domcontentloaded' }): Promise<unknown>;
  evaluate(program: string): Promise<unknown>;
  keyboard: { press(key: string): Promise<void>; type(words: string): Promise<void> };
  mouse: {
    click(x: number, y: number): Promise<void>;
    move(x: number, y: number, options?: { steps: number }): Promise<void>;
    down(): Promise<void>;
    up(): Promise<void>;
  };
  screenshot(options: { path: `${string}.png` }): Promise<unknown>;
  bringToFront(): Promise<void>;
  close(): Promise<void>;
}

/** What a page prints on its console. */
interface ConsoleLine {
  type(): string;
  text(): string;
}

/** What a tab does alike in every browser; each browser's own class adds the rest. */
export abstract class DrivenTab<Page extends DrivenPage> implements BrowserTab {
  readonly faults: string[] = [];
  protected readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error: unknown) => this.faults.push(`exception: ${messageOf(error)}`));
    page.on('console', (line: ConsoleLine) => {
      if (line.type() === 'error' && !isRefusedRequest(line.text())) {
        this.faults.push(`console: ${line.text()}`);
      }
    });
  }

  async open(address: string): Promise<void> {
    await this.page.goto(address, { waitUntil: 'domcontentloaded' });
  }

  run<Argument, Result>(
    page: PageFunction<Argument, Result>,
    argument: Argument,
  ): Promise<Awaited<Result>> {
    // Both programs' own types ask for a handle's type here, of which data is a special case.
    const evaluate = this.page.evaluate.bind(this.page) as unknown as (
      page: PageFunction<Argument, Result>,
      argument: Argument,
    ) => Promise<Awaited<Result>>;
    return evaluate(page, argument);
  }

  async runProgram(source: string): Promise<void> {
    await this.page.evaluate(`${source};0`);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }

  async clickAt(x: number, y: number): Promise<void> {
    await this.page.mouse.click(x, y);
  }

  async drag(from: Point, to: Point): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    // A drag begins once the mouse has gone some way with the button down.
    await mouse.move(from.x + 8, from.y + 8, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 12 });
    await mouse.up();
  }

  async screenshot(path: string): Promise<void> {
    // Only Playwright makes the folder by itself; its runs of Firefox alone have none.
    mkdirSync(dirname(path), { recursive: true });
    await this.page.screenshot({ path: path as `${string}.png` });
  }

  async activate(): Promise<void> {
    await this.page.bringToFront();
    // Firefox answers before it has switched: a popup opened meanwhile spoke of the tab before.
    await waitUntil('the tab to be seen', () =>
      this.run(() => document.visibilityState === 'visible', null),
    );
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  abstract asPhone(width: number, height: number): Promise<void>;
  abstract tapAt(x: number, y: number): Promise<void>;
  abstract paste(): Promise<void>;
  abstract setSize(width: number, height: number): Promise<void>;
  abstract paper(path: string): Promise<void>;
  abstract prefer(preferences: SystemPreferences): Promise<void>;
  abstract measureScripts(): Promise<() => Promise<PageTime | null>>;
  abstract memory(): Promise<TabMemory | null>;
}
