import { type Fault, type Line, textOf } from './feedback.ts';

/**
 * Where reports go: the project's forms, a mailbox, or nowhere but the clipboard. Nothing is ever sent by
 * the extension: a person sends what stands in the form or in the mail.
 */
export type Delivery = { way: 'form' | 'mail'; address: string } | { way: 'copy' };

/** The answers of the form's question on what is wrong, word for word (.github/ISSUE_TEMPLATE/wrong-answer.yml). */
export const FORM_ANSWERS: Record<Exclude<Fault, 'unread-page'>, string> = {
  'wrong-startup': 'Une autre Startup est nommée · Another Startup is named',
  'missing-startup': 'Aucune Startup n’est trouvée · No Startup is found',
  'wrong-incubator': 'Un autre incubateur est nommé · Another incubator is named',
  'not-network': 'L’annonce n’est pas du réseau · The offer is not the network’s',
  'missed-network':
    'L’annonce du réseau n’est pas reconnue · An offer of the network is not recognised',
  'wrong-guide': 'Le guide n’est pas le bon · The guide is not the right one',
};

/**
 * How a report can be delivered.
 *
 * @param support where the project takes reports: the address of its issues on GitHub
 *   ("https://github.com/OWNER/NAME/issues"), a "mailto:" address, or empty where it has none
 */
export function deliveryOf(support: string, lines: readonly Line[]): Delivery {
  if (support.startsWith('mailto:')) return { way: 'mail', address: mailAddress(support, lines) };
  if (/^https?:\/\//.test(support) && URL.canParse(support)) {
    return { way: 'form', address: formAddress(support, lines) };
  }
  return { way: 'copy' };
}

/** The address of the form, filled in with these lines and nothing else. */
function formAddress(support: string, lines: readonly Line[]): string {
  const said = (field: Line['field']) =>
    lines
      .filter((line) => line.field === field)
      .map(({ value }) => value)
      .join(', ');
  const fault = said('fault');
  const answer = Object.hasOwn(FORM_ANSWERS, fault)
    ? FORM_ANSWERS[fault as keyof typeof FORM_ANSWERS]
    : '';
  const template = fault === 'unread-page' ? 'page-not-understood' : 'wrong-answer';
  const right = ['right-startup', 'right-incubator', 'right-profession'] as const;
  const filled = {
    template: `${template}.yml`,
    title:
      said('title') && `${template === 'wrong-answer' ? 'Réponse' : 'Page'} : ${said('title')}`,
    offer: said('page'),
    kind: answer,
    right: right.map(said).filter(Boolean).join(', '),
    versions: template === 'page-not-understood' ? said('versions') : '',
    report: textOf(lines),
  };
  const address = new URL(`${support.replace(/\/$/, '')}/new`);
  for (const [name, value] of Object.entries(filled)) {
    if (value) address.searchParams.set(name, value);
  }
  return address.href;
}

/** A mail with these lines; its line breaks are those that mail programs expect. */
function mailAddress(support: string, lines: readonly Line[]): string {
  const subject = encodeURIComponent('Repère : une réponse à revoir');
  const body = encodeURIComponent(textOf(lines).replaceAll('\n', '\r\n'));
  return `${support.replace(/\?.*$/s, '')}?subject=${subject}&body=${body}`;
}
