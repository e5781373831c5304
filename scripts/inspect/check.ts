import { CHECK_IDS, type CheckId } from '../../lib/tagging/check.ts';
import { UsageError } from '../console/script.ts';
import type { InspectReport } from './report.ts';

/** What `--check` holds offers to. */
export interface Demands {
  /** The rules that count. */
  rules: ReadonlySet<CheckId>;
  /** The share of the rules that apply, in percent, that an offer has to follow. */
  threshold: number;
}

/** Whether an offer does what is demanded. */
export interface Verdict {
  passed: boolean;
  /** Of the rules that count: those that apply to the offer, and those that it follows. */
  counted: number;
  followed: number;
  /** The rules that count and are broken. */
  broken: CheckId[];
  /** Why nothing could be checked; null when it could. */
  reason: string | null;
}

/**
 * Reads `--only`, `--except` and `--threshold`.
 * @throws UsageError in one line for a rule that is not known, or a threshold that is no percentage
 */
export function demandsOf({
  only,
  except,
  threshold,
}: {
  only?: string | undefined;
  except?: string | undefined;
  threshold?: string | undefined;
}): Demands {
  const wanted = only === undefined ? [...CHECK_IDS] : ruleIds('--only', only);
  const left = except === undefined ? [] : ruleIds('--except', except);
  const rules = new Set(wanted.filter((id) => !left.includes(id)));
  if (rules.size === 0) throw new UsageError('--only and --except leave no rule to check');
  const share = threshold === undefined ? 100 : Number(threshold.replace(/\s*%$/, ''));
  if (threshold?.trim() === '' || !(share >= 0 && share <= 100)) {
    throw new UsageError(`--threshold ${threshold} is no percentage: a number from 0 to 100`);
  }
  return { rules, threshold: share };
}

function ruleIds(option: string, value: string): CheckId[] {
  return value.split(',').map((part) => {
    const id = CHECK_IDS.find((one) => one === part.trim());
    if (id) return id;
    throw new UsageError(`${option} ${part.trim()} is no rule: ${CHECK_IDS.join(', ')}`);
  });
}

/**
 * Whether the offer of a report does what is demanded. A page that is no offer of the network, or that
 * could not be read, does not: a check that looked at nothing must not pass.
 */
export function verdictOn(report: InspectReport, { rules, threshold }: Demands): Verdict {
  const counting = report.checks.filter(
    ({ id, status }) => rules.has(id) && status !== 'not-applicable',
  );
  const broken = counting.flatMap(({ id, status }) => (status === 'failed' ? [id] : []));
  const followed = counting.length - broken.length;
  const reason = reasonOf(report);
  const share = counting.length === 0 ? 100 : (100 * followed) / counting.length;
  const passed = reason === null && share >= threshold;
  return { passed, counted: counting.length, followed, broken, reason };
}

function reasonOf({ page, offer, outcome, problems }: InspectReport): string | null {
  if (page === 'offer' && offer === null) return problems[0] ?? 'the offer could not be read';
  if (page === 'list') return 'this is a list: give its offers one by one';
  if (page !== 'offer') return problems[0] ?? 'this is no offer';
  if (outcome === 'not-beta') return 'nothing shows that this is an offer of the network';
  return null;
}

/** The verdict as lines for people. */
export function printVerdict(verdict: Verdict): string {
  const { passed, counted, followed, broken, reason } = verdict;
  if (reason !== null) return `  not checked: ${reason}`;
  const share = `${followed} of ${counted} rules followed`;
  return `  check ${passed ? 'passed' : 'failed'}: ${share}${broken.length > 0 ? `; broken: ${broken.join(', ')}` : ''}`;
}

/**
 * The verdict as GitHub's annotations, one for each broken rule:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions (seen November
 * 2026). Broken rules that the threshold forgives are warnings.
 *
 * @param place the file, and in a draft the line of some of its words
 */
export function printAnnotations(
  report: InspectReport,
  verdict: Verdict,
  place: { file: string | null; lineOf(quote: string | null): number | null },
): string {
  const at = (quote: string | null) => {
    const line = place.lineOf(quote);
    const parts = [
      place.file === null ? null : `file=${escapeProperty(place.file)}`,
      line === null ? null : `line=${line}`,
    ].filter(Boolean);
    return parts.length > 0 ? `${parts.join(',')},` : '';
  };
  const kind = verdict.passed ? 'warning' : 'error';
  if (verdict.reason !== null) {
    return `::${kind} ${at(null)}title=${escapeProperty('Repère')}::${escapeData(verdict.reason)}`;
  }
  const lines = report.checks
    .filter(({ id }) => verdict.broken.includes(id))
    .map(({ id, rule, quote, advice }) => {
      const words = [rule, quote && `« ${quote} »`, advice && `Proposition : ${advice}`];
      const message = words.filter(Boolean).join('\n');
      return `::${kind} ${at(quote)}title=${escapeProperty(id)}::${escapeData(message)}`;
    });
  const { passed, followed, counted } = verdict;
  lines.push(
    `::notice ${at(null)}title=${escapeProperty('Repère')}::${passed ? 'passed' : 'failed'}, ${followed} of ${counted} rules followed`,
  );
  return lines.join('\n');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
