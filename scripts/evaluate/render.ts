import { marked } from 'marked';
import type { Directory } from '../../lib/directory/directory.ts';
import { fold } from '../../lib/offer/fold.ts';
import { escapeHtml } from '../pages/escape-html.ts';

/** What is rendered: one offer's own words. */
export interface RenderedOffer {
  id: string;
  /** ISO date; a day of October 2026 when left out. */
  date?: string;
  title: string;
  text: string;
  employer: string;
}

/** When offers without a date of their own were published. */
const PUBLISHED = '2026-10-02';

/** Another offer whose traces stand on the page: the one before it, or a recommended one. */
interface Neighbours {
  previous: RenderedOffer;
  recommended: RenderedOffer[];
}

/** The page before, and six recommended offers: all of other Startups where it can be. */
export function neighboursOf(network: readonly RenderedOffer[], seed: number): Neighbours {
  const at = (step: number) => network[(seed + step) % network.length] as RenderedOffer;
  return { previous: at(11), recommended: [17, 34, 51, 68, 85, 102].map(at) };
}

/**
 * Renders offers as pages of the boards, with what real pages hold beside the offer: other
 * offers recommended below, the employer's boilerplate that names Startups, structured data
 * of the page before, text hidden behind a button or for a dialog. Markup as on the boards in October 2026.
 */
export function renderers(directory: Directory) {
  const active = directory.startups.filter(({ phase }) => phase === 'acceleration');
  const example = (seed: number) => active[seed % active.length]?.name ?? '';

  return {
    choisirLeServicePublic(
      offer: RenderedOffer,
      { previous, recommended }: Neighbours,
      seed: number,
    ) {
      const reference = `2026-${1_000_000 + seed}`;
      const [year, month, day] = (offer.date ?? PUBLISHED).split('-');
      const slug = slugOf(offer.title.replace(/[^\0-\x7f]/g, ''));
      return {
        url: `https://choisirleservicepublic.gouv.fr/offre-emploi/${slug}-reference-${reference}/`,
        html: `<!DOCTYPE html><html lang="fr-FR"><head>
<title>${escapeHtml(offer.title)} | Choisir le service public</title>
<link rel="canonical" href="https://choisirleservicepublic.gouv.fr/offre-emploi/${slug}-reference-${reference}/">
</head><body>
<input type="hidden" id="page_name" value="${escapeHtml(offer.title)}">
<input type="hidden" id="content_entite" value="${escapeHtml(offer.employer)}">
<input type="hidden" id="content_ref" value="${reference}">
<input type="hidden" id="content_startPublicationDate_day" value="${day}">
<input type="hidden" id="content_startPublicationDate_month" value="${month}">
<input type="hidden" id="content_startPublicationDate_year" value="${year}">
<header><nav><a href="/nos-offres/">Nos offres</a></nav></header>
<main role="main" class="dsfr main-content-single-offer" data-reference="${reference}">
<div class="strate-hero-offer"><h1>${escapeHtml(offer.title)}</h1>
<ul><li class="ic ic--user"><span class="sr-only">Employeur : </span> ${escapeHtml(offer.employer)}</li>
<li class="ic ic--pin"><span class="sr-only">Localisation : </span> Paris</li></ul>
<ul class="table"><li class="table-cell"><span><strong>Nature de l’emploi</strong></span> <span>Emploi ouvert uniquement aux contractuels</span></li></ul></div>
<div class="strate-two-columns"><div class="rte"><h2>Vos missions en quelques mots</h2><div>${html(offer.text)}</div></div></div>
<div class="strate-two-columns about-agency"><h2>Qui sommes-nous&nbsp;?</h2>
<div class="text-clamp--text"><p>${escapeHtml(offer.employer)} accompagne la transformation numérique de l’État.</p></div>
<div class="text-clamp--hiddentext" hidden><p>Parmi ses réussites : ${example(seed)}, ${example(seed + 7)} et la Startup d’État ${example(seed + 13)}, portées avec le programme beta.gouv.fr.</p></div></div>
<div class="strate strate-cards-list"><h2>Des offres d’emplois recommandées pour vous</h2><ul>${recommended
          .map(
            (
              other,
              index,
            ) => `<li><div class="fr-card fr-card--offer"><h3 class="fr-card__title"><a href="https://choisirleservicepublic.gouv.fr/offre-emploi/autre-reference-2026-${index}/">${escapeHtml(other.title)} – ${example(seed + index)}</a></h3>
<ul><li><span class="sr-only">Employeur : </span>beta.gouv.fr, Startup d’État ${example(seed + index + 3)}</li></ul></div></li>`,
          )
          .join('')}</ul></div>
</main>
<div class="fr-modal" hidden><p>La Startup d’État ${example(seed + 21)} recrute aussi : beta.gouv.fr</p></div>
<script type="application/ld+json">${json({
          '@context': 'https://schema.org/',
          '@type': 'JobPosting',
          title: previous.title,
          Description: previous.text,
          hiringOrganization: previous.employer,
          datePosted: '01/09/2026',
        })}</script></body></html>`,
      };
    },

    welcomeToTheJungle(
      offer: RenderedOffer,
      { previous, recommended }: Neighbours,
      seed: number,
      organisation: string,
    ) {
      const path = `/fr/companies/${organisation}/jobs/${slugOf(offer.title)}-${seed}_paris`;
      return {
        url: `https://www.welcometothejungle.com${path}?q=&o=${seed}`,
        html: `<!DOCTYPE html><html lang="fr"><head><title>${escapeHtml(offer.title)} – ${escapeHtml(offer.employer)} – CDD à Paris</title>
<link rel="canonical" href="https://www.welcometothejungle.com${path}">
<script type="application/ld+json">${json({
          '@graph': [
            { '@type': 'FAQPage' },
            {
              '@type': 'JobPosting',
              title: previous.title,
              description: previous.text,
              hiringOrganization: { name: previous.employer },
              datePosted: '2026-09-01',
            },
          ],
        })}</script>
<script>window.__INITIAL_DATA__ = ${json(JSON.stringify({ jobs: recommended.map(({ title }) => title) }))}</script></head><body>
<nav><a href="/fr/jobs">Trouver un job</a></nav><main>
<section id="the-position-section"><div data-testid="job-metadata-block"><a href="/fr/companies/${organisation}">${escapeHtml(offer.employer)}</a><h2>${escapeHtml(offer.title)}</h2>
<div><svg alt="Contract"></svg><span>CDD</span></div><div><svg alt="Location"></svg><span>Paris</span></div><time datetime="${offer.date ?? PUBLISHED}T08:00:00Z">il y a un mois</time></div>
<div data-testid="job-section-description"><h4>Descriptif du poste</h4><div>${html(offer.text)}</div></div></section>
<section id="the-company-section"><h2>L’entreprise</h2><p>Nos équipes ont lancé ${example(seed)}, ${example(seed + 5)} et la Startup d’État ${example(seed + 11)}.</p></section>
<section><h3>Ces offres pourraient vous intéresser</h3><ul>${recommended
          .map(
            (other, index) =>
              `<li><a href="/fr/companies/communaute-beta-gouv/jobs/autre-${index}"><h4>${escapeHtml(other.title)} chez ${example(seed + index + 2)}</h4></a><span>Communauté beta.gouv</span></li>`,
          )
          .join('')}</ul></section>
</main><div hidden>La Startup d’État ${example(seed + 17)} recrute : beta.gouv.fr</div></body></html>`,
      };
    },
  };
}

/** A title as the boards' addresses have it; Choisir le service public drops accented letters. */
function slugOf(title: string): string {
  return fold(title).replaceAll(' ', '-') || 'offre';
}

function html(markdown: string): string {
  return marked.parse(markdown, { async: false });
}

function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
