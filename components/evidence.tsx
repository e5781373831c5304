import type { Certainty, Evidence } from '../lib/matching/resolution.ts';
import { readableAddress } from './addresses.ts';
import { breakable } from './breakable.tsx';
import { Fold } from './fold.tsx';
import { Icon } from './icons.tsx';
import { ShowInPage } from './show-in-page.tsx';
import { useTranslation } from './translation.ts';
import { CERTAINTIES, keyPart } from './words.ts';

/** More reasons than this convince nobody further: they are counted. */
const SHOWN_REASONS = 3;
const LONGEST_QUOTE = 160;

/** A quote as far as anybody reads it. */
export function shorten(quote: string): string {
  const characters = Array.from(quote.trim());
  if (characters.length <= LONGEST_QUOTE) return characters.join('');
  return `${characters.slice(0, LONGEST_QUOTE).join('').trimEnd()}…`;
}

/** One reason in words: the words themselves, what they are, and where they stand. */
export function Reason({ evidence }: { evidence: Evidence }) {
  const { translate } = useTranslation();
  const fromAddress = evidence.kind === 'board-organisation' && evidence.offset === null;
  return (
    <li>
      <q>
        {evidence.offset === null
          ? breakable(shorten(readableAddress(evidence.quote)))
          : translate('evidence.quote', [shorten(evidence.quote)])}
      </q>
      <span class="note">
        {translate(`evidence.${keyPart(evidence.kind)}`)}
        {/* What was seen elsewhere has no place in this page. */}
        {evidence.kind !== 'network-list' &&
          `, ${translate(fromAddress ? 'zone.address' : `zone.${evidence.zone}`)}`}
      </span>
      <ShowInPage evidence={evidence} />
    </li>
  );
}

/** The reasons of an answer, the first ones in full. */
function Reasons({ evidence }: { evidence: readonly Evidence[] }) {
  const { translate, count } = useTranslation();
  const hidden = evidence.length - SHOWN_REASONS;
  if (evidence.length === 0) return <p class="note">{translate('evidence.none')}</p>;
  return (
    <ul class="reasons">
      {evidence.slice(0, SHOWN_REASONS).map((item) => (
        <Reason key={`${item.kind} ${item.zone} ${item.offset} ${item.quote}`} evidence={item} />
      ))}
      {hidden > 0 && <li class="note">{count('evidence.more', hidden)}</li>}
    </ul>
  );
}

/** Three stones, as many filled as the answer is sure. The words beside say the same. */
export function CertaintyMeter({ certainty }: { certainty: Certainty }) {
  const level = CERTAINTIES.indexOf(certainty);
  return (
    <span class="meter" aria-hidden="true">
      {CERTAINTIES.map((step, index) => (
        <span key={step} class={index <= level ? 'meter-stone meter-full' : 'meter-stone'} />
      ))}
    </span>
  );
}

/** How sure the answer is, in words, for places without room for the reasons. */
export function CertaintyLine({ certainty }: { certainty: Certainty }) {
  const { translate } = useTranslation();
  return (
    <p class="certainty">
      <CertaintyMeter certainty={certainty} />
      {translate(`certainty.${certainty}.phrase`)}
    </p>
  );
}

interface WhyProps {
  /** How sure the answer is; null when the reasons are for the network alone. */
  certainty: Certainty | null;
  evidence: readonly Evidence[];
  /** Of which Startup, where the answer has several. */
  of?: string | null;
}

/**
 * How sure the answer is, and why: open by itself as soon as there is a doubt, so that
 * nobody takes a probable answer without seeing what it rests on.
 */
export function Why({ certainty, evidence, of = null }: WhyProps) {
  const { translate } = useTranslation();
  return (
    <Fold
      class="why"
      open={certainty !== null && certainty !== 'certain'}
      summary={
        <>
          {certainty && <CertaintyMeter certainty={certainty} />}
          <span>
            {of !== null && translate('glance.of', [of])}
            {translate(certainty ? `certainty.${certainty}.phrase` : 'unidentified.network')}
          </span>{' '}
          <span class="why-word">
            {translate('evidence.why')}
            <Icon shape="down" />
          </span>
        </>
      }
    >
      <Reasons evidence={evidence} />
    </Fold>
  );
}
