import type { Recorded } from './recorded.ts';

/*
 * The recorded pages have the boards' markup without their style sheets. These rules give them the
 * boards' real geometry: columns, heights, what is sticky or fixed. Welcome to the Jungle: measured
 * on a capture of September 2025 with the site's own styles (two columns from 980 px on, the company's
 * one 392 px wide; the site's header 64 px, 48 px below; the apply button in a sticky bar below
 * 980 px). Choisir le service public: the grid of the State's design system (container 1,200 px; the
 * missions in 6 of 12 columns after 2 empty ones) as the classes of a capture of October 2026 say it.
 */

const SHARED = `
  body { margin: 0; font: 16px/1.5 Arial, sans-serif; }
  img { display: inline-block; width: 40px; height: 40px; border-radius: 4px; background: linear-gradient(135deg, #cfd8d3, #e9e4d6); vertical-align: middle; }
  header[role=banner] { box-sizing: border-box; display: flex; gap: 24px; align-items: center; border-bottom: 1px solid #ddd; }
  header[role=banner] ul { display: flex; gap: 20px; list-style: none; margin: 0; padding: 0; }
  [role=banner] nav { white-space: nowrap; }
  .layout-cookies { position: fixed; z-index: 50; box-sizing: border-box; right: 0; bottom: 0; left: 0; padding: 16px 24px; background: #fff; border-top: 1px solid #bbb; box-shadow: 0 -4px 16px rgb(0 0 0 / 12%); }
  .layout-cookies p { margin: 0 0 8px; }
`;

/** What stands beside or below an offer of Welcome to the Jungle, and is not the offer. */
const WTTJ_RELATED = ':is([data-testid=job-section-related-jobs], [data-testid=job-similar])';

const LAYOUTS: Record<string, string> = {
  'welcome-to-the-jungle': `${SHARED}
    body { overflow-x: clip; background: #fff; color: #000; }
    header[role=banner] { position: sticky; z-index: 3; top: 0; height: 48px; padding: 0 24px; background: #fff; }
    header[role=banner] nav { display: none; gap: 20px; flex: 1; }
    .layout-back { box-sizing: border-box; height: 64px; padding: 22px max(32px, calc(50% - 698px)) 0; font-weight: bold; font-size: 14px; }
    .layout-back::before { position: absolute; z-index: -1; top: 0; right: 0; left: 0; height: 274px; background: #f6f3ef; content: ""; }
    .layout-apply { position: sticky; z-index: 3; bottom: 0; box-sizing: border-box; display: flex; gap: 16px; height: 57px; padding: 8px 16px; background: #fff; border-top: 1px solid #dedede; }
    .layout-apply button { flex: 1; border: 0; border-radius: 4px; font: bold 16px Arial; background: #d0cac2; }
    .layout-apply button:first-child, [data-testid=job_header-button-apply] { background: #ffcd00; }
    h2 { margin: 24px 0 20px; font-size: 28px; line-height: 32px; }
    main:has(#the-position-section) { display: grid; grid-template-columns: minmax(0, 1fr); gap: 32px; box-sizing: border-box; max-width: 1396px; margin: 0 auto; padding: 0 16px; }
    [data-testid=job-metadata-block], #the-position-section, #the-company-section { box-sizing: border-box; border: 1px solid #dedede; border-radius: 4px; background: #fff; padding: 24px; }
    [data-testid=job-metadata-block] { display: flow-root; min-height: 489px; }
    [data-testid=job-metadata-block] div:has(> svg), [data-testid=job-metadata-block] div:has(> i) { display: inline-block; margin: 4px 8px 4px 0; padding: 2px 8px; border-radius: 4px; background: #f6f3ef; font-size: 14px; }
    [data-testid=job-metadata-block] > button { height: 40px; margin-right: 12px; padding: 0 16px; border: 0; border-radius: 4px; background: #d0cac2; font: bold 14px Arial; }
    [data-testid=job-metadata-block] > [data-testid=job_header-button-apply] { display: none; background: #ffcd00; }
    #the-position-section { min-height: 1660px; }
    #the-position-section h3, #the-company-section h3 { margin: -24px -24px 24px; padding: 24px; background: #f6f3ef; font-size: 26px; line-height: 32px; }
    #the-position-section h4 { margin: 32px 0 16px; font-size: 20px; }
    #the-position-section :is(p, li) { margin: 0 0 12px; }
    #the-company-section { min-height: 1081px; }
    .layout-photos { display: none; }
    ${WTTJ_RELATED} { box-sizing: border-box; width: 100vw; margin: 0 calc(50% - 50vw); padding: 48px 32px; background: #f6f3ef; }
    ${WTTJ_RELATED} ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 24px; margin: 0; padding: 0; list-style: none; }
    ${WTTJ_RELATED} li { min-height: 300px; padding: 24px; border-radius: 4px; background: #fff; }
    #axeptio_overlay { display: none; }
    main:not(:has(#the-position-section)) { max-width: 736px; margin: 24px auto; padding: 0 16px; }
    main:not(:has(#the-position-section)) ul { list-style: none; margin: 20px 0 0; padding: 0; display: grid; gap: 12px; }
    main:not(:has(#the-position-section)) ul > li { display: flex; gap: 16px; background: #fff; border: 1px solid #e0ddd5; border-radius: 12px; padding: 20px; }
    main:not(:has(#the-position-section)) ul > li h4 { font-size: 18px; line-height: 1.3; margin: 0 0 4px; }
    main:not(:has(#the-position-section)) ul > li p { display: inline-block; margin: 8px 12px 0 0; font-size: 14px; }
    main:not(:has(#the-position-section)) ul > li svg { height: 14px; }
    main:not(:has(#the-position-section)) ul > li a { color: inherit; text-decoration: none; }
    main:not(:has(#the-position-section)) ul > li time { float: right; margin-top: 8px; font-size: 14px; color: #555; }
    @media (max-width: 735px) { [data-testid=job-metadata-block] { min-height: 625px; } }
    @media (min-width: 736px) { main:has(#the-position-section) { padding: 0 32px; } .layout-apply { padding: 8px 32px; } }
    @media (min-width: 980px) {
      header[role=banner] { height: 64px; }
      header[role=banner] nav { display: flex; }
      h2 { font-size: 36px; line-height: 40px; }
      .layout-apply { display: none; }
      main:has(#the-position-section) { grid-template-columns: minmax(0, 1fr) 392px; grid-auto-flow: row; align-items: start; }
      main:has(#the-position-section) > * { grid-column: 1; }
      main > [data-testid=job-metadata-block] { grid-row: 1; min-height: 429px; }
      [data-testid=job-metadata-block] > [data-testid=job_header-button-apply] { display: inline-block; }
      main > .layout-photos { display: block; grid-column: 2; grid-row: 1; height: 416px; background: linear-gradient(#e4ded4 62%, #fff 62% 65%, #ffcd00 65%); }
      main > #the-company-section { grid-column: 2; grid-row: 2 / span 20; margin-top: -13px; }
      main:has(#the-position-section) > ${WTTJ_RELATED} { grid-column: 1 / -1; }
    }
  `,
  'choisir-le-service-public': `${SHARED}
    body { background: #fff; color: #161616; }
    .sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    header[role=banner] { min-height: 112px; border: 0; box-shadow: 0 1px 0 #ddd; }
    header[role=banner] nav { display: none; }
    .fr-header__service { font-size: 20px; font-weight: bold; color: inherit; text-decoration: none; }
    .fr-breadcrumb ol { display: flex; gap: 12px; list-style: none; margin: 16px 0 8px; padding: 0; font-size: 12px; }
    h1 { margin: 0; font-size: 32px; line-height: 40px; }
    .strate-hero-offer { background: #f6f6f6; padding-top: 24px; padding-bottom: 48px; }
    .strate-hero-offer .logo-wrapper { height: 96px; }
    .strate-hero-offer h1 { margin-top: 56px; }
    .strate-hero-offer ul { list-style: none; margin: 32px 0 0; padding: 0; }
    .strate-hero-offer .number { margin: 12px 0 0; font-size: 14px; }
    .strate-hero-offer .fr-tag { display: inline-block; margin-top: 24px; padding: 4px 12px; border-radius: 16px; background: #e3e3fd; color: #000091; font-size: 14px; text-decoration: none; }
    .strate-hero-offer > .fr-btn { display: table; margin-top: 28px; padding: 8px 24px; font-size: 18px; line-height: 28px; }
    .strate-hero-offer .table { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1px; }
    .strate-hero-offer .table-cell { padding: 12px 16px; background: #fff; }
    .strate-hero-offer .table .label, .strate-hero-offer .table .value, .strate-hero-offer .salaire span { display: block; }
    .fr-btn { display: inline-block; background: #000091; color: #fff; padding: 10px 20px; text-decoration: none; }
    .strate-two-columns { padding-top: 24px; padding-bottom: 24px; }
    .strate-two-columns h2, .strate-accordions h2, .strate-cards-list h2 { margin: 32px 0 24px; font-size: 28px; line-height: 36px; }
    .strate-two-columns p { margin: 0 0 24px; }
    .about-agency { background: #f6f6f6; }
    .about-agency img { width: 100%; height: 220px; }
    .about-agency .fr-btn { margin-top: 16px; background: none; color: #000091; border: 1px solid; }
    .strate-accordions ul { margin: 0; padding: 0; list-style: none; }
    .strate-accordions, .strate-cards-list { padding-top: 24px; padding-bottom: 48px; }
    .strate-cards-list .fr-grid-row { display: flex; flex-wrap: wrap; gap: 24px; list-style: none; padding: 0; }
    .strate-cards-list .fr-card { width: 340px; border: 1px solid #ddd; padding: 16px; }
    .filters, .number-offers, .strate-offers, main.dsfr > h1 { margin: 16px max(24px, calc(50% - 600px)); }
    .list-offers { display: grid; grid-template-columns: repeat(2, 1fr); gap: 24px; list-style: none; margin: 0; padding: 0; }
    .list-offers .fr-card { position: relative; box-sizing: border-box; height: 100%; border: 1px solid #ddd; padding: 24px 32px; }
    .list-offers .fr-card__title { margin: 0; font-size: 20px; line-height: 28px; }
    .list-offers .fr-card__title a { color: #161616; text-decoration: none; }
    .list-offers .fr-card__title a::before { position: absolute; inset: 0; content: ""; }
    .list-offers .fr-card__desc { list-style: none; padding: 0; margin: 12px 0 0; font-size: 14px; line-height: 24px; }
    header[role=banner], .fr-breadcrumb, .strate-hero-offer, .strate-two-columns, .strate-accordions, .strate-cards-list { padding-left: max(24px, calc(50% - 600px)); padding-right: max(24px, calc(50% - 600px)); }
    @media (max-width: 600px) { .list-offers { grid-template-columns: 1fr; } .list-offers .fr-card { padding: 16px 24px; } .strate-cards-list .fr-card { width: auto; } }
    @media (min-width: 768px) {
      .strate-hero-offer .table { grid-template-columns: repeat(6, minmax(0, 1fr)); }
      .strate-hero-offer .table-cell { grid-column: span 2; }
      .strate-hero-offer .span-col-md-3 { grid-column: span 3; }
      .strate-accordions ul { width: 66.67%; }
    }
    @media (min-width: 992px) {
      header[role=banner] { min-height: 172px; }
      header[role=banner] nav { display: flex; }
      h1 { width: 58.33%; font-size: 40px; line-height: 48px; }
      .strate-hero-offer { padding-bottom: 72px; }
      .strate-hero-offer h1 { margin-top: 120px; }
      .strate-hero-offer ul.fr-grid-row { display: flex; }
      .strate-hero-offer li.ic { box-sizing: border-box; padding-right: 24px; }
      .ic--file { width: 25%; } .ic--user { width: 41.67%; } .ic--pin { width: 33.33%; }
      .strate-two-columns { padding-top: 32px; padding-bottom: 56px; }
      .strate-two-columns .col-left { width: 50%; margin-left: 16.67%; }
      .about-agency .fr-container { display: grid; grid-template-columns: 5fr 5fr; column-gap: 8.33%; margin-right: 8.33%; align-items: start; }
      .about-agency h2, .about-agency .fr-container > a { grid-column: 1 / -1; justify-self: start; }
    }
  `,
};

/** Stands for every picture: one point that lets the style's colours through. */
const PICTURE = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** What the board's own script does with its buttons, as the boards' pages have it. */
const UNFOLDING = `document.addEventListener('click', (event) => {
  const button = event.target.closest('button[aria-controls]');
  if (!button) return;
  button.setAttribute('aria-expanded', 'true');
  document.getElementById(button.getAttribute('aria-controls'))?.removeAttribute('hidden');
});`;

/** The site's own bars around an offer of Welcome to the Jungle. */
const BACK = '<nav class="layout-back" data-testid="job-top-sticky-bar">Retour</nav>';
const PHOTOS = '<div class="layout-photos"></div>';
const APPLY =
  '<div class="layout-apply"><button type="button" data-testid="job_bottom-button-apply">Postuler</button><button type="button">Sauvegarder</button></div>';

/** A site's question about cookies, fixed at the window's foot until it is answered. */
const COOKIES =
  '<div class="layout-cookies" role="dialog" aria-label="Cookies"><p>Ce site aimerait compter ses visites.</p><button type="button" onclick="this.parentElement.remove()">Refuser</button> <button type="button" onclick="this.parentElement.remove()">Accepter</button></div>';

/**
 * A recorded page as people see it: in its board's geometry, with its buttons at work.
 *
 * @param cookies the site asks about cookies, in a bar at the window's foot
 */
export function withLayout({ board, html }: Recorded, { cookies = false } = {}): string {
  const style = `<style>${LAYOUTS[board] ?? ''}</style>`;
  const isOffer = html.includes('id="the-position-section"');
  const foot = `${isOffer ? APPLY : ''}${cookies ? COOKIES : ''}<script>${UNFOLDING}</script>`;
  return html
    .replace(/(<img\b[^>]*?\ssrc=")[^"]*/g, `$1${PICTURE}`)
    .replace('</head>', `${style}</head>`)
    .replace(/<main\b[^>]*>/, (main) => (isOffer ? `${BACK}${main}${PHOTOS}` : main))
    .replace('</body>', `${foot}</body>`);
}
