import { property, queryAll } from '../dom/dom.ts';
import type { Conditions } from '../offer/conditions.ts';
import { oneLine } from '../offer/text.ts';
import { experienceIn, isObject, type Node, payIn } from './facts.ts';

/**
 * schema.org JobPosting objects in a page's JSON-LD, read without trusting them: every accessor
 * gives a string or null, whatever the page holds. Source: schema.org/JobPosting; shapes seen on
 * both boards in October 2026.
 */
export interface JobPosting {
  title: string | null;
  /** May hold HTML. */
  description: string | null;
  employer: string | null;
  /** ISO date. */
  datePosted: string | null;
  /** ISO date of the last day of publication. */
  validThrough: string | null;
  employmentType: string | null;
  /**
   * The profile, where the description leaves it out; may hold HTML (seen on Welcome to the Jungle,
   * 2025-09).
   */
  qualifications: string | null;
  /** In French: "42 000 à 60 000 € par an". */
  salary: string | null;
  /** In French; null unless the posting says that the work is remote. */
  remote: string | null;
  /** In French: "4 ans". */
  experience: string | null;
  location: string | null;
  occupation: string | null;
  url: string | null;
}

/** Longer structured data is not read: it would freeze the page. */
const MAXIMUM_LENGTH = 2_000_000;
const MAXIMUM_NODES = 5_000;
const MAXIMUM_PLACES = 10;
const MAXIMUM_SCRIPTS = 50;
const MAXIMUM_POSTINGS = 50;

/** Finds every JobPosting of a document: alone, in an array, or in a @graph. */
export function readStructuredData(document: Document, conditions: Conditions): JobPosting[] {
  const postings: JobPosting[] = [];
  const scripts = [...queryAll(document, 'script[type="application/ld+json"]')];
  if (scripts.length > MAXIMUM_SCRIPTS) {
    conditions.failed('structured-data-size', `${scripts.length} scripts`);
  }
  for (const script of scripts.slice(0, MAXIMUM_SCRIPTS)) {
    const source = property(script, 'textContent') ?? '';
    if (source.length > MAXIMUM_LENGTH) {
      conditions.failed('structured-data-size', String(source.length));
      continue;
    }
    let data: unknown;
    try {
      data = JSON.parse(unwrapped(source));
    } catch {
      conditions.failed('structured-data-syntax');
      continue;
    }
    for (const node of jobPostings(data)) {
      if (postings.length < MAXIMUM_POSTINGS) postings.push(toJobPosting(node));
    }
  }
  if (postings.length > 0) conditions.passed('structured-data', `${postings.length} JobPosting`);
  else conditions.absent('structured-data', 'JobPosting');
  return postings;
}

/** The JSON in a comment or a CDATA section, as templates for XHTML wrap what scripts hold. */
function unwrapped(source: string): string {
  const inside = source.replace(/^[\s/*]*<!(?:--|\[CDATA\[)[\s/*]*/, '');
  if (inside === source) return source;
  const end = Math.max(inside.lastIndexOf('-->'), inside.lastIndexOf(']]>'));
  // "//" or "/*" before the end makes a comment of it for scripts.
  return end < 0 ? inside : inside.slice(0, end).replace(/[/*]{2}\s{0,9}$/, '');
}

function* jobPostings(data: unknown): Generator<Node> {
  const waiting: unknown[] = [data];
  for (let seen = 0; seen < waiting.length && seen < MAXIMUM_NODES; seen += 1) {
    const value = waiting[seen];
    if (Array.isArray(value)) waiting.push(...value.slice(0, MAXIMUM_NODES));
    else if (isObject(value)) {
      if ([value['@type']].flat().some(isJobPosting)) yield value;
      else if (value['@graph']) waiting.push(value['@graph']);
    }
  }
}

/** A type may be anything: not all of it can be made a text of. */
function isJobPosting(type: unknown): boolean {
  return typeof type === 'string' && /(?:^|\/)JobPosting$/.test(type);
}

function toJobPosting(node: Node): JobPosting {
  const organisation = node.hiringOrganization;
  return {
    title: text(node.title),
    description: rawText(node.description) ?? rawText(node.Description),
    employer: isObject(organisation) ? text(organisation.name) : text(organisation),
    datePosted: isoDate(text(node.datePosted)),
    validThrough: isoDate(text(node.validThrough)),
    employmentType: text([node.employmentType].flat()[0]),
    qualifications: rawText(node.qualifications),
    salary: payIn(node.baseSalary),
    remote: text([node.jobLocationType].flat()[0]) === 'TELECOMMUTE' ? 'Télétravail' : null,
    experience: experienceIn(node.experienceRequirements),
    location: place(node.jobLocation) ?? text(node.addressLocality),
    occupation: text(node.occupationalCategory),
    url: text(node.url),
  };
}

/** One place, or several with commas between them. */
function place(location: unknown): string | null {
  const places = [location]
    .flat()
    .slice(0, MAXIMUM_PLACES)
    .map((one) => {
      const address = isObject(one) ? one.address : one;
      return isObject(address) ? text(address.addressLocality) : text(address);
    });
  return [...new Set(places.filter(Boolean))].join(', ') || null;
}

function rawText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() ? value : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? oneLine(value) : null;
}

/**
 * The ISO date of the boards' ways to write one: 2026-10-02, 2026-10-02T08:00:00Z, 02/10/2026. Null
 * when it is not a date of the calendar.
 */
export function isoDate(value: string | null): string | null {
  if (!value) return null;
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(value);
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value);
  const parts = iso
    ? [iso[1], iso[2], iso[3]]
    : french
      ? [french[3], french[2]?.padStart(2, '0'), french[1]?.padStart(2, '0')]
      : null;
  if (!parts) return null;
  const date = parts.join('-');
  const parsed = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date ? null : date;
}
