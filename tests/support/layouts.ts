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
    header[role=banner], .fr-breadcrumb, .strate-hero-offer, .strate-two-columns, .strate-accordions, .strate-cards-list { padding-left: max(24px, calc(50% - 600px)) !important; padding-right: max(24px, calc(50% - 600px)) !important; }
    @media (max-width: 600px) { header[role=banner] nav { display: none; } .strate-hero-offer > .fr-btn { float: none; margin: 0; } .strate-hero-offer, .strate-two-columns { padding: 16px; } .strate-cards-list .fr-card { width: auto; } }
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
