import { pictureName, type Series, THEMES } from './studio.ts';

/** What is in the gallery, part by part. */
export type Parts = readonly (readonly [title: string, series: readonly Series[]])[];

/** The page that shows all pictures, each series in a row: Markdown. */
export function gallery(parts: Parts): string {
  const lines = [
    '# What Repère looks like',
    '',
    'Every state, in French, wide and narrow, light and dark. The pages behind are invented, in the boards’ layouts.',
    'Written by `npm run screenshots`, with the pictures.',
  ];
  for (const [title, all] of parts) {
    lines.push('', `## ${title}`);
    for (const series of all) {
      const shots = series.sizes.flatMap((size) => THEMES.map((theme) => ({ size, theme })));
      const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
      lines.push(
        '',
        `### ${series.name}`,
        '',
        series.about,
        '',
        row(shots.map(({ size: [width], theme }) => `${width} px, ${theme}`)),
        row(shots.map(() => '---')),
        row(
          shots.map(
            ({ size, theme }) =>
              `![${series.about} ${size[0]} px, ${theme}](${pictureName(series, size, theme)})`,
          ),
        ),
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
