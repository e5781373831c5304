import type { OfferView } from '../answer/view.ts';
import type { Evidence, Outcome } from '../matching/resolution.ts';
import type { Condition } from '../offer/conditions.ts';
import { withoutQuery } from '../offer/text.ts';

/*
 * What a person tells the project about an answer, as lines of plain text. The lines are what is shown
 * before anything is sent, and all that is sent: whoever maintains Repère makes a test of them
 * (scripts/report-to-case.ts).
 */

/** What can be wrong with an answer, in the order in which it is offered. */
export const FAULTS = [
  'wrong-startup',
  'missing-startup',
  'wrong-incubator',
  'wrong-guide',
  'not-network',
  'missed-network',
  'unread-page',
] as const;
export type Fault = (typeof FAULTS)[number];

/** The names of the lines, in the order in which they are written. */
export const FIELDS = [
  'fault',
  'right-startup',
  'right-incubator',
  'right-profession',
  'words',
  'alias',
  'board',
  'page',
  'title',
  'employer',
  'answer',
  'startup',
  'incubator',
  'because',
  'directory',
  'condition',
  'versions',
] as const;
export type Field = (typeof FIELDS)[number];

/** One line of a report. Each can be taken out by itself. */
export interface Line {
  field: Field;
  /** Never with a line break. */
  value: string;
}

/** What the person says about the answer. */
export interface Said {
  fault: Fault;
  /** The Startups that would be right: their ids and names. */
  startups: readonly Named[];
  /** The incubator that would be right. */
  incubator: Named | null;
  /** The profession that would be right, in the network's own words. */
  profession: string | null;
  /** The offer's own words that say so; empty when none were given. */
  words: string;
  /** Those words are another name of the Startup: a former one, an acronym. */
  isAlias: boolean;
}

/** A record of the directory, as a report names it. */
export interface Named {
  id: string;
  name: string;
}

/** The extension's version and the browser's name and version. */
export interface Versions {
  extension: string;
  browser: string;
}

/** Longer values are cut, in UTF-16 units: an offer's text is not to be copied whole. */
const LONGEST_VALUE = 200;

/**
 * The room for a report in a form's address, in signs of the address: servers commonly refuse addresses of
 * more than 8 kB, and the form's other fields need some. Not tried with GitHub itself.
 */
const ROOM = 5_000;

/** Fields that may have many lines. Where there is no room, these are left out first, from the last line on. */
const DISPENSABLE: readonly Field[] = ['condition', 'because', 'startup', 'incubator'];

/** The browser's name and major version, and nothing else of its user agent. */
export function browserOf(userAgent: string): string {
  const [, name, version] = /\b(Firefox|Edg|OPR|Chrome)\/(\d+)/.exec(
    // Edge and Opera name Chrome first.
    userAgent.replace(/\bChrome\/\d{1,9}(?=.{0,200}\b(?:Edg|OPR)\/)/, ''),
  ) ?? [null, 'unknown', ''];
  return `${name} ${version}`.trim();
}

/** What can be wrong with this answer of Repère's own. */
export function faultsOf(outcome: Outcome): readonly Fault[] {
  switch (outcome) {
    case 'identified':
      return ['wrong-startup', 'wrong-incubator', 'wrong-guide', 'not-network'];
    case 'ambiguous':
    case 'unidentified':
      return ['missing-startup', 'wrong-incubator', 'wrong-guide', 'not-network'];
    case 'not-beta':
      return ['missed-network'];
    case 'unreadable':
      return ['unread-page'];
  }
}

/** What a report says at first: all that the person has told already by correcting the answer. */
export function firstSaid(view: OfferView): Said {
  const { outcome } = view.automatic ?? view.resolution;
  const [first = 'unread-page'] = faultsOf(outcome);
  return {
    fault: first,
    startups: view.automatic ? view.resolution.startups.map(named) : [],
    incubator: null,
    profession: null,
    words: '',
    isAlias: false,
  };
}

/** The lines of a report about Repère's own answer, in order; those without a value are left out. */
export function linesOf(view: OfferView, said: Said, versions: Versions): Line[] {
  const { outcome, startups, incubators, network, directoryDate } =
    view.automatic ?? view.resolution;
  const asksStartup = ['wrong-startup', 'missing-startup', 'missed-network'].includes(said.fault);
  const rightStartups = asksStartup ? said.startups : [];
  const page = withoutQuery(view.url);
  const isAlias = said.isAlias && rightStartups.length === 1 && said.words !== '';
  const lines: (readonly [field: Field, value: string | null | undefined])[] = [
    ['fault', said.fault],
    ...rightStartups.map((one) => ['right-startup', nameOf(one)] as const),
    [
      'right-incubator',
      said.fault === 'wrong-incubator' && said.incubator ? nameOf(said.incubator) : null,
    ],
    ['right-profession', said.fault === 'wrong-guide' ? said.profession : null],
    ['words', asksStartup || said.fault === 'wrong-incubator' ? said.words : null],
    ['alias', isAlias ? 'yes' : null],
    ['board', view.board],
    ['page', page],
    ['title', view.offer?.title],
    ['employer', view.offer?.employer],
    ['answer', outcome],
    ...startups.map((one) => ['startup', `${nameOf(one)}, ${one.certainty}`] as const),
    ...incubators.map((one) => ['incubator', `${nameOf(one)}, ${one.source}`] as const),
    ...startups.flatMap(({ id, evidence }) => reasons(`startup ${id}`, evidence, page)),
    ...incubators.flatMap(({ id, evidence }) => reasons(`incubator ${id}`, evidence, page)),
    ...reasons('network', network, page),
    ['directory', directoryDate],
    ...conditionsOf(view).map((value) => ['condition', value] as const),
    ['versions', `Repère ${versions.extension}, ${versions.browser}`],
  ];
  return fitting(
    lines.flatMap(([field, value]) => {
      const clean = onOneLine(value ?? '');
      return clean === '' ? [] : [{ field, value: clean }];
    }),
  );
}

/** The lines as one text: the report itself. */
export function textOf(lines: readonly Line[]): string {
  return lines.map(({ field, value }) => `${field}: ${value}`).join('\n');
}

/**
 * The reasons as lines: whose it is, its kind, where in the offer it stands, its link's address, its words. The
 * page's own address is left out: it has a line of its own, which the person may have taken out.
 */
function reasons(
  whose: string,
  evidence: readonly Evidence[],
  page: string,
): [field: Field, value: string][] {
  return evidence.map(({ kind, zone, address, quote }) => {
    const link = address && withoutQuery(address) !== page ? [address] : [];
    return ['because', [whose, kind, zone, ...link, quote].map(withoutPeople).join(' | ')];
  });
}

/** For a page that could not be read, all conditions, the failed ones first; for others, what failed. */
function conditionsOf({ conditions, problems }: OfferView): string[] {
  if (conditions.length === 0) return problems.map((id) => `failed | ${id}`);
  const failed = ({ outcome }: Condition) => outcome === 'failed';
  return [...conditions.filter(failed), ...conditions.filter((one) => !failed(one))].map(
    ({ outcome, id, detail }) => [outcome, id, ...(detail ? [detail] : [])].join(' | '),
  );
}

/** Takes the person's name out of mail addresses: the host alone may name a Startup. */
function withoutPeople(text: string): string {
  return text.replace(/[\w.+-]{1,64}(?=@)/g, 'contact');
}

function nameOf({ id, name }: Named): string {
  return `${id} (${name})`;
}

function named({ id, name }: Named): Named {
  return { id, name };
}

function onOneLine(value: string): string {
  return value
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .trim()
    .slice(0, LONGEST_VALUE)
    .toWellFormed();
}

/** Leaves out the least useful lines until the report has room in an address. */
function fitting(lines: Line[]): Line[] {
  const left = [...lines];
  for (const field of DISPENSABLE) {
    while (encodeURIComponent(textOf(left)).length > ROOM) {
      const last = left.findLastIndex((line) => line.field === field);
      if (last < 0) break;
      left.splice(last, 1);
    }
  }
  return left;
}
