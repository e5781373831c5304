import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useActions } from './actions.ts';
import { Answer } from './answer.tsx';
import { announcement } from './headline.ts';
import { Cairn, Icon } from './icons.tsx';
import { KeepButton } from './keep.tsx';
import type { PanelGestures, PanelLook } from './panel-look.ts';
import { styleOf } from './panel-place.ts';
import { EdgeTab, Strip } from './strip.tsx';
import { useTranslation } from './translation.ts';
import { trusted } from './trusted.ts';

interface PanelProps extends PanelLook, PanelGestures {
  /** The answer was said already: what stands there was drawn before. */
  announced?: boolean;
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
          <Tool button={button} label={translate('panel.close')} shape="close" act={onClose} />
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
function Announcement({ text, announced }: { text: string; announced: boolean }) {
  const [said, setSaid] = useState(announced ? text : '');
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

interface ToolProps {
  label: string;
  /** What else the tooltip says. */
  hint?: string | undefined;
  shape: Parameters<typeof Icon>[0]['shape'];
  act(): void;
  name?: string;
  button?: RefObject<HTMLButtonElement | null>;
  expanded?: boolean;
}

/** A button of the panel's header, known by its drawing. */
function Tool({ label, hint = '', shape, act, name = '', button, expanded }: ToolProps) {
  return (
    <button
      ref={button ?? null}
      type="button"
      class={`tool ${name}`}
      aria-expanded={expanded}
      aria-label={label}
      title={label + hint}
      onClick={trusted(act)}
    >
      <Icon shape={shape} />
    </button>
  );
}

/** Keeps the offer on show, where there is one to keep. */
function KeepTool({ kept }: { kept: boolean }) {
  const keeping = useActions()?.keeping;
  return keeping ? (
    <KeepButton class="tool tool-keep" kept={kept} guard={trusted} {...keeping} />
  ) : null;
}

/** The whole answer, and the ways to make less of it. */
function Card(props: PanelProps & { button: RefObject<HTMLButtonElement | null> }) {
  const { view, side, button, onForm } = props;
  const { translate } = useTranslation();
  const keys = props.shortcut?.replace('Shift', translate('panel.shift'));
  return (
    <div class="card">
      <header>
        <Cairn />
        <span class="brand">{translate('panel.brand')}</span>
        <KeepTool kept={props.kept} />
        <Tool
          name="tool-side"
          label={translate(side === 'right' ? 'panel.toLeft' : 'panel.toRight')}
          shape="swap"
          act={props.onSwap}
        />
        <Tool
          name="tool-edge"
          label={translate('panel.toEdge')}
          shape="edge"
          act={() => onForm('tab')}
        />
        <Tool
          button={button}
          label={translate('panel.collapse')}
          hint={keys && ` (${keys})`}
          shape="strip"
          expanded
          act={() => onForm('strip')}
        />
      </header>
      {/* Firefox would stop at what scrolls: its links are stops enough. */}
      <div class="body" tabIndex={-1}>
        <Answer view={view} recruiter={props.recruiter} more={props.more} onMore={props.onMore} />
        {keys && <p class="keys">{translate('panel.keys', [keys])}</p>}
      </div>
    </div>
  );
}

/**
 * The panel on an offer's page, in one of its forms. Focus follows a person's own gesture between them, and
 * is never taken otherwise. Nothing here reads the layout: where the panel has room, its page tells.
 */
export function Panel(props: PanelProps) {
  const { view, form, place, side, takesFocus, onForm } = props;
  const translation = useTranslation();
  const { translate, locale } = translation;
  const button = useRef<HTMLButtonElement>(null);
  const open = () => onForm('card');

  // Before the browser goes on: the key's release must not fall on the page.
  useLayoutEffect(() => {
    if (takesFocus) button.current?.focus({ preventScroll: true });
  }, [form]);

  return (
    <aside
      class={`repere ${side} form-${form}`}
      data-theme={props.theme}
      lang={locale}
      aria-label={translate('panel.label')}
      style={styleOf(place)}
      onKeyDown={trusted((event: KeyboardEvent) => {
        if (event.key === 'Escape' && form === 'card') onForm('strip');
      })}
    >
      <Announcement
        text={props.madeRoom ? translate('evidence.shown') : announcement(view, translation)}
        announced={props.announced ?? false}
      />
      {form === 'card' ? (
        <Card {...props} button={button} />
      ) : form === 'strip' ? (
        <Strip view={view} kept={props.kept} button={button} open={open} />
      ) : (
        <EdgeTab view={view} button={button} open={open} />
      )}
    </aside>
  );
}
