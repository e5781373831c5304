import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type OfferView, tellsDirectoryFacts } from '../lib/answer/view.ts';
import type { PanelPreferences } from '../lib/settings/settings.ts';
import { Answer, Sources } from './answer.tsx';
import { announcement, shortAnswer } from './headline.ts';
import { Cairn, Icon } from './icons.tsx';
import { useTranslation } from './translation.ts';
import { trusted } from './trusted.ts';

interface PanelProps {
  view: OfferView;
  report: string;
  collapsed: boolean;
  /** The card's width where the page leaves less than it likes, in CSS pixels. */
  width?: number | undefined;
  side: PanelPreferences['side'];
  theme: PanelPreferences['theme'];
  /** The person publishes offers: how this one follows the rules comes first. */
  recruiter: boolean;
  /** Today's ISO date. */
  today: string;
  /** The last folding or opening was a person's: the focus follows it. */
  takesFocus: boolean;
  /** A person collapsed or opened the panel. */
  onCollapse(collapsed: boolean): void;
  /** A person sent the panel to the other side of the window. */
  onSwap(): void;
}

interface StoppedPanelProps extends Pick<PanelProps, 'side' | 'theme'> {
  onClose(): void;
}

/** What takes the panel's place once the extension that drew it is gone from under it. */
export function StoppedPanel({ side, theme, onClose }: StoppedPanelProps) {
  const { translate, locale } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  // A person has just used what stood here.
  useLayoutEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <aside
      class={`repere ${side}`}
      data-theme={theme}
      lang={locale}
      aria-label={translate('panel.label')}
    >
      <div class="card">
        <header>
          <Cairn />
          <span class="brand">{translate('panel.brand')}</span>
          <button
            ref={button}
            type="button"
            class="tool"
            aria-label={translate('panel.close')}
            title={translate('panel.close')}
            onClick={trusted(onClose)}
          >
            <Icon shape="close" />
          </button>
        </header>
        <div class="body">
          <section>
            <p class="plain" role="alert">
              {translate('panel.stopped')}
            </p>
          </section>
        </div>
      </div>
    </aside>
  );
}

/** Says the answer once to screen readers: the region stands first, its text comes after. */
function Announcement({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 100);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="visually-hidden" role="status">
      {said}
    </p>
  );
}

/** The panel folded at the edge of the window: it still gives the answer's name. */
function EdgeTab({
  view,
  button,
  open,
}: {
  view: OfferView;
  button: RefObject<HTMLButtonElement | null>;
  open: () => void;
}) {
  const translation = useTranslation();
  const answer = shortAnswer(view, translation);
  return (
    <button
      ref={button}
      type="button"
      class={`edge-tab edge-${view.resolution.outcome}`}
      aria-expanded="false"
      aria-label={translation.translate('panel.expand', [answer])}
      onClick={trusted(open)}
    >
      <Cairn />
      <span class="edge-name">{answer}</span>
    </button>
  );
}

interface ToolProps {
  label: string;
  shape: Parameters<typeof Icon>[0]['shape'];
  act(): void;
  name?: string;
  button?: RefObject<HTMLButtonElement | null>;
  pressed?: boolean;
  expanded?: boolean;
}

/** A button of the panel's header, known by its drawing. */
function Tool({ label, shape, act, name = '', button, pressed, expanded }: ToolProps) {
  return (
    <button
      ref={button ?? null}
      type="button"
      class={`tool ${name}`}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-label={label}
      title={label}
      onClick={trusted(act)}
    >
      <Icon shape={shape} />
    </button>
  );
}

/**
 * The panel on an offer's page: the answer, or its edge tab. Focus follows a person's
 * own gesture between the two, and is never taken otherwise.
 */
export function Panel(props: PanelProps) {
  const { view, report, collapsed, side, takesFocus, onCollapse } = props;
  const translation = useTranslation();
  const { translate, locale } = translation;
  const [tall, setTall] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  // Before the browser goes on: the key's release must not fall on the page.
  useLayoutEffect(() => {
    if (takesFocus) button.current?.focus({ preventScroll: true });
  }, [collapsed]);

  return (
    <aside
      class={`repere ${side} ${collapsed ? 'collapsed' : tall ? 'tall' : ''}`}
      data-theme={props.theme}
      lang={locale}
      aria-label={translate('panel.label')}
      onKeyDown={trusted((event: KeyboardEvent) => {
        if (event.key === 'Escape' && !collapsed) onCollapse(true);
      })}
    >
      <Announcement text={announcement(view, translation)} />
      {collapsed ? (
        <EdgeTab view={view} button={button} open={() => onCollapse(false)} />
      ) : (
        <div
          class="card"
          style={props.width === undefined ? undefined : { '--width': `${props.width}px` }}
        >
          <header>
            <Cairn />
            <span class="brand">{translate('panel.brand')}</span>
            <Tool
              name="tool-tall"
              label={translate('panel.taller')}
              shape={tall ? 'down' : 'up'}
              pressed={tall}
              act={() => setTall(!tall)}
            />
            <Tool
              name="tool-side"
              label={translate(side === 'right' ? 'panel.toLeft' : 'panel.toRight')}
              shape="swap"
              act={props.onSwap}
            />
            <Tool
              button={button}
              label={translate('panel.collapse')}
              shape="right"
              expanded
              act={() => onCollapse(true)}
            />
          </header>
          {/* Firefox would stop at what scrolls: its links are stops enough. */}
          <div class="body" tabIndex={-1}>
            <Answer view={view} report={report} recruiter={props.recruiter} />
            <Sources
              directoryDate={view.resolution.directoryDate}
              isOutdated={view.isDirectoryOutdated && tellsDirectoryFacts(view.resolution)}
            />
          </div>
        </div>
      )}
    </aside>
  );
}
