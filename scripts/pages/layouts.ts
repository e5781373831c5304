import type { Recorded } from './recorded.ts';

/*
 * The recorded pages have the boards' markup without their style sheets. These few rules give
 * them the boards' outlines (widths, columns, where one applies), so that the panel is seen and
 * measured where it really stands. Sizes as in the captures of autumn 2026, rounded.
 */

const SHARED = `
  body { margin: 0; font: 16px/1.55 Arial, sans-serif; }
  img { width: 40px; height: 40px; background: #ddd; vertical-align: middle; }
  header[role=banner] { display: flex; gap: 24px; align-items: center; padding: 16px 24px; border-bottom: 1px solid #ddd; }
  header[role=banner] ul { display: flex; gap: 20px; list-style: none; margin: 0; padding: 0; }
`;

const LAYOUTS: Record<string, string> = {
  'welcome-to-the-jungle': `${SHARED}
    body { background: #f7f5f0; color: #1d1d1d; }
    header[role=banner] { background: #fff; }
    header[role=banner] nav { display: flex; gap: 20px; flex: 1; }
    main { max-width: 736px; margin: 24px auto; padding: 0 16px; }
    [data-testid=job-metadata-block], #the-position-section, #the-company-section, [data-testid=job-similar] { background: #fff; border-radius: 12px; padding: 24px 32px; margin-bottom: 16px; }
    h2 { font-size: 26px; line-height: 1.25; margin: 12px 0; }
    [data-testid=job_header-button-apply] { background: #ffcd00; border: 0; border-radius: 8px; padding: 12px 28px; font: bold 16px Arial; }
    #axeptio_overlay { display: none; }
    main ul { list-style: none; margin: 20px 0 0; padding: 0; display: grid; gap: 12px; }
    main ul > li { display: flex; gap: 16px; background: #fff; border: 1px solid #e0ddd5; border-radius: 12px; padding: 20px; }
    main ul > li h4 { font-size: 18px; line-height: 1.3; margin: 0 0 4px; }
    main ul > li p { display: inline-block; margin: 8px 12px 0 0; font-size: 14px; }
    main ul > li svg { height: 14px; }
    main ul > li a { color: inherit; text-decoration: none; }
    main ul > li time { float: right; margin-top: 8px; font-size: 14px; color: #555; }
    @media (max-width: 600px) { header[role=banner] nav { display: none; } [data-testid] { padding: 16px !important; } }
  `,
  'choisir-le-service-public': `${SHARED}
    body { background: #fff; color: #161616; }
    .sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    header[role=banner] { border: 0; }
    .fr-breadcrumb ol { display: flex; gap: 12px; list-style: none; padding: 0 24px; font-size: 12px; }
    .strate-hero-offer { background: #f6f6f6; padding: 24px; }
    .strate-hero-offer ul { list-style: none; padding: 0; }
    .strate-hero-offer .table { display: flex; flex-wrap: wrap; gap: 16px 32px; }
    .strate-hero-offer .table .label, .strate-hero-offer .table .value { display: block; }
    .fr-btn { display: inline-block; background: #000091; color: #fff; padding: 10px 20px; text-decoration: none; }
    .strate-hero-offer > .fr-btn { float: right; margin-top: -160px; }
    .strate-two-columns { padding: 32px 24px; }
    .about-agency { background: #f6f6f6; }
    .about-agency .fr-btn { margin-top: 16px; background: none; color: #000091; border: 1px solid; }
    .strate-accordions, .strate-cards-list { padding: 24px; }
    .strate-cards-list .fr-grid-row { display: flex; flex-wrap: wrap; gap: 24px; list-style: none; padding: 0; }
    .strate-cards-list .fr-card { width: 340px; border: 1px solid #ddd; padding: 16px; }
    .filters, .number-offers, .strate-offers, main.dsfr > h1 { margin: 16px max(24px, calc(50% - 600px)); }
    .list-offers { display: grid; grid-template-columns: repeat(2, 1fr); gap: 24px; list-style: none; margin: 0; padding: 0; }
    .list-offers .fr-card { position: relative; box-sizing: border-box; height: 100%; border: 1px solid #ddd; padding: 24px 32px; }
    .list-offers .fr-card__title { margin: 0; font-size: 20px; line-height: 28px; }
    .list-offers .fr-card__title a { color: #161616; text-decoration: none; }
    .list-offers .fr-card__title a::before { position: absolute; inset: 0; content: ""; }
    .list-offers .fr-card__desc { list-style: none; padding: 0; margin: 12px 0 0; font-size: 14px; line-height: 24px; }
    header[role=banner], .fr-breadcrumb, .strate-hero-offer, .strate-two-columns, .strate-accordions, .strate-cards-list { padding-left: max(24px, calc(50% - 600px)) !important; padding-right: max(24px, calc(50% - 600px)) !important; }
    @media (max-width: 600px) { header[role=banner] nav { display: none; } .list-offers { grid-template-columns: 1fr; } .list-offers .fr-card { padding: 16px 24px; } .strate-hero-offer > .fr-btn { float: none; margin: 0; } .strate-hero-offer, .strate-two-columns { padding: 16px; } .strate-cards-list .fr-card { width: auto; } }
  `,
};

/** What the board's own script does with its buttons, as the boards' pages have it. */
const UNFOLDING = `document.addEventListener('click', (event) => {
  const button = event.target.closest('button[aria-controls]');
  if (!button) return;
  button.setAttribute('aria-expanded', 'true');
  document.getElementById(button.getAttribute('aria-controls'))?.removeAttribute('hidden');
});`;

/** A recorded page as people see it: with its board's outlines, and its buttons at work. */
export function withLayout({ board, html }: Recorded): string {
  const style = `<style>${LAYOUTS[board] ?? ''}</style>`;
  return html
    .replace('</head>', `${style}</head>`)
    .replace('</body>', `<script>${UNFOLDING}</script></body>`);
}
