import type { OfferView } from '../lib/answer/view.ts';
import type { Translation } from '../lib/i18n/translation.ts';
import { withoutQuery } from '../lib/offer/text.ts';
import type { TaggingCheck } from '../lib/tagging/check.ts';
import { keyPart } from './words.ts';

/** The rules to follow first; those that were set aside stand apart. */
export const CHECK_STATUSES = ['failed', 'set-aside', 'passed', 'not-applicable'] as const;
export type ShownStatus = (typeof CHECK_STATUSES)[number];

/** The status under which a check is shown. */
function shownStatus({ status, setAside }: TaggingCheck): ShownStatus {
  return setAside === undefined ? status : 'set-aside';
}

/** The rules with one status, under a heading with their number. */
export function checksWith({ checks }: OfferView, status: ShownStatus, { translate }: Translation) {
  const found = checks.filter((check) => shownStatus(check) === status);
  return { found, heading: `${translate(`tagging.${keyPart(status)}`)} (${found.length})` };
}

/** A rule in a sentence; for a rule that is followed, in few words. */
export function checkWords({ id, status }: TaggingCheck, { translate }: Translation): string {
  return translate(status === 'passed' ? `check.${keyPart(id)}` : `rule.${keyPart(id)}`);
}

/** "6 sur 9 règles suivies", counting the rules that apply to this offer and are not set aside. */
export function taggingCount({ checks }: OfferView, { translate }: Translation): string {
  const passed = checks.filter(({ status }) => status === 'passed').length;
  const meant = checks.filter((check) => /^(?:passed|failed)$/.test(shownStatus(check))).length;
  return translate('tagging.count', [String(passed), String(meant)]);
}

/** All of it as plain text, to be sent to the author of the offer. */
export function taggingReport(view: OfferView, translation: Translation): string {
  const { translate } = translation;
  return [
    view.offer?.title,
    withoutQuery(view.url),
    taggingCount(view, translation),
    ...CHECK_STATUSES.flatMap((status) => {
      const { found, heading } = checksWith(view, status, translation);
      return [
        `\n${heading}`,
        ...found.map((check) =>
          [
            `- ${checkWords(check, translation)}`,
            check.quote && translate('evidence.quote', [check.quote]),
            check.setAside === undefined
              ? check.advice && `${translate('tagging.advice')} ${check.advice}`
              : translate('aside.said', [check.setAside]),
          ]
            .filter(Boolean)
            .join('\n  '),
        ),
      ];
    }),
  ].join('\n');
}
