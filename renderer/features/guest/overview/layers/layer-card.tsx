import CheckIcon from '@mui/icons-material/Check';
import SlowIcon from '@mui/icons-material/TrendingDown';
import type { Layer } from '#shared/contract/overview.ts';
import { paths, toneOf } from './looks.ts';
import { StationGlyph } from './station-glyph.tsx';
import styles from './layers.module.css';

interface Props {
  layer: Layer;
  /** Its name is beside the card already. */
  unnamed?: boolean;
  open: boolean;
  /** Where what it opens is shown. */
  controls: string;
  onToggle: () => void;
}

/** One thing of the guest and what carries it out; pressed, it tells the way and what would be faster. */
export function LayerCard({ layer, unnamed = false, open, controls, onToggle }: Props) {
  const tone = toneOf(layer);
  return (
    <button
      type="button"
      className={styles['card']}
      data-tone={tone}
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      onClick={onToggle}
    >
      <StationGlyph path={layer.path} />
      <span className={styles['text']}>
        {unnamed ? (
          <span className="visually-hidden">{layer.label}: </span>
        ) : (
          <strong title={layer.label}>{layer.label}</strong>
        )}
        <span className={styles['how']}>
          {tone === 'good' && <CheckIcon aria-hidden />}
          {tone === 'slow' && <SlowIcon aria-hidden />}
          <span>
            {layer.how}
            <span className="visually-hidden">
              ({paths[layer.path].word}
              {layer.faster && `; ${layer.faster.what} would be faster`})
            </span>
          </span>
        </span>
      </span>
    </button>
  );
}
