import type { BoardId } from '../../lib/offer/offer.ts';
import { escapeHtml } from '../pages/escape-html.ts';

/** What is known of a reported offer. */
interface ReportedOffer {
  url: string;
  title: string;
  employer: string | null;
  sentences: readonly Sentence[];
}

/** Words that a report quotes, and where they stand; `address`: they are a link to it. */
interface Sentence {
  zone: string;
  text: string;
  address: string | null;
}

/** Zones that have a place of their own on both boards; the others' words stand among the missions. */
const PLACED = ['profile', 'process', 'about'] as const;
type PlacedZone = (typeof PLACED)[number];

/**
 * The smallest page of a board that holds a reported offer: its address, its title and the words that are quoted, each in
 * its zone. Markup as recorded in tests/pages, 2026-10.
 */
export function skeletonOf(board: BoardId, offer: ReportedOffer): string {
  const parts: Parts = {
    missions: paragraphs(
      offer,
      (zone) => zone !== 'title' && zone !== 'employer' && !isPlaced(zone),
    ),
    profile: paragraphs(offer, (zone) => zone === 'profile'),
    process: paragraphs(offer, (zone) => zone === 'process'),
    about: paragraphs(offer, (zone) => zone === 'about'),
  };
  const body =
    board === 'welcome-to-the-jungle' ? jungleBody(offer, parts) : publicServiceBody(offer, parts);
  return `<!DOCTYPE html>
<!-- Made of a report: put your own words in place of the offer's, as far as the case allows. -->
<html lang="fr">
<head>
<meta charset="utf-8">
<title>${escapeHtml(offer.title)}</title>
<link rel="canonical" href="${escapeHtml(offer.url)}">
</head>
<body>
${body}
</body>
</html>
`;
}

type Parts = Record<'missions' | PlacedZone, string>;

function jungleBody({ title, employer }: ReportedOffer, parts: Parts): string {
  const section = (name: string, text: string) =>
    text && `<div data-testid="job-section-${name}">\n${text}\n</div>`;
  return lines(
    '<main>',
    '<div data-testid="job-metadata-block">',
    employer && `<a href="/fr/companies/entreprise">${escapeHtml(employer)}</a>`,
    `<h2>${escapeHtml(title)}</h2>`,
    '</div>',
    section('description', parts.missions || FILLER),
    section('experience', parts.profile),
    section('process', parts.process),
    parts.about && `<section id="the-company-section">\n${parts.about}\n</section>`,
    '</main>',
  );
}

function publicServiceBody({ title, employer }: ReportedOffer, parts: Parts): string {
  return lines(
    '<main role="main" class="dsfr main-content-single-offer">',
    '<div class="strate-hero-offer">',
    `<h1>${escapeHtml(title)}</h1>`,
    employer &&
      `<ul><li class="ic ic--user"><span class="sr-only">Employeur : </span>${escapeHtml(employer)}</li></ul>`,
    '</div>',
    '<div class="strate-two-columns"><div class="rte">',
    '<h2>Vos missions en quelques mots</h2>',
    `<div>\n${lines(parts.missions || FILLER, parts.process)}\n</div>`,
    parts.profile && `<h2>Profil recherché</h2>\n<div>\n${parts.profile}\n</div>`,
    '</div></div>',
    parts.about &&
      `<div class="strate-two-columns about-agency"><h2>Qui sommes-nous ?</h2>\n<div class="text-clamp--text">\n${parts.about}\n</div></div>`,
    '</main>',
  );
}

/** An offer without any text cannot be read at all. */
const FILLER = '<p>Le texte de cette offre n’est pas dans le compte rendu.</p>';

function paragraphs({ sentences }: ReportedOffer, isIn: (zone: string) => boolean): string {
  const written = sentences
    .filter(({ zone }) => isIn(zone))
    .map(({ text, address }) =>
      address
        ? `<p><a href="${escapeHtml(address)}">${escapeHtml(text)}</a></p>`
        : `<p>${escapeHtml(text)}</p>`,
    );
  return [...new Set(written)].join('\n');
}

function isPlaced(zone: string): zone is PlacedZone {
  return (PLACED as readonly string[]).includes(zone);
}

function lines(...parts: (string | null)[]): string {
  return parts.filter(Boolean).join('\n');
}
