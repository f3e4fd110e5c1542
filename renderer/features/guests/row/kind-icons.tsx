import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 14 14"
      width="14"
      height="14"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.1"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      {children}
    </svg>
  );
}

/** A screen: a machine with a kernel of its own. */
export const MachineIcon = () => (
  <Icon>
    <path d="M1.5 2.500h11v7.500h-11zM5 12.500h4M7 10v2.500" />
  </Icon>
);

/** A box: processes on the kernel of the host. */
export const ContainerIcon = () => (
  <Icon>
    <path d="M7 1.300 12.300 4v6L7 12.700 1.700 10V4zM1.700 4 7 6.700 12.300 4M7 6.700v6" />
  </Icon>
);
