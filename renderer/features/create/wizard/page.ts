import type { SvgIconComponent } from '@mui/icons-material';
import type { ComponentType, LazyExoticComponent } from 'react';

/** One page of the wizard. It reads and changes answers by itself, and knows nothing of the others. */
export interface WizardPage {
  /** In its address: `/guests/new/disks`. */
  readonly id: string;
  readonly title: string;
  readonly icon: SvgIconComponent;
  /** What it asks for: fields of the request, or what they begin with. Its problems and changes are counted by them. */
  readonly fields: readonly string[];
  /** Lines of the summary that lead here. */
  readonly topics: readonly string[];
  readonly content: LazyExoticComponent<ComponentType>;
}
