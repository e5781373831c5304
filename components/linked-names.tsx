import { Fragment } from 'preact';
import { ExternalLink } from './external-link.tsx';
import { useTranslation } from './translation.ts';

interface LinkedNamesProps {
  named: readonly { id: string; name: string; url: string }[];
  /** The text that joins the last two: "$1 et $2". */
  joiner?: 'list.and' | 'list.or';
}

/** Names in a sentence, each with its page: "DINUM, ADEME et MTE". */
export function LinkedNames({ named, joiner = 'list.and' }: LinkedNamesProps) {
  const { translate } = useTranslation();
  const last = translate(joiner, ['', '']);
  return (
    <>
      {named.map(({ id, name, url }, index) => (
        <Fragment key={id}>
          {index > 0 && (index === named.length - 1 ? last : ', ')}
          <ExternalLink address={url} label={name} />
        </Fragment>
      ))}
    </>
  );
}
