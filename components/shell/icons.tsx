import type { ReactNode } from 'react';

type IconProps = {
  /** Pixels; 16 unless given. */
  size?: number;
};

function Drawing({ size = 16, children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      {children}
    </svg>
  );
}

export function OverviewIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M2.5 2.5h4.5v6h-4.5zM9 2.5h4.5v3.5h-4.5zM9 8h4.5v5.5h-4.5zM2.5 10.5h4.5v3h-4.5z" />
    </Drawing>
  );
}

export function ModelsIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M8 1.75 13.5 4.75 8 7.75 2.5 4.75zM2.5 8 8 11 13.5 8M2.5 11.25 8 14.25 13.5 11.25" />
    </Drawing>
  );
}

export function PromptsIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M2.5 2.5h11v8h-6l-3 3v-3h-2zM5 5.25h6M5 7.75h4" />
    </Drawing>
  );
}

export function RunsIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M2.5 3h11v10h-11zM2.5 11l3.5-3.5 2.75 2.75L10.5 8.5l3 3M10.75 5.75h.01" />
    </Drawing>
  );
}

export function WorkersIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M2.5 2.5h11v4h-11zM2.5 9.5h11v4h-11zM5 4.5h.01M5 11.5h.01M8 4.5h3M8 11.5h3" />
    </Drawing>
  );
}

export function AuditIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M5.5 3.5h8M5.5 8h8M5.5 12.5h8M2.25 3.5h.01M2.25 8h.01M2.25 12.5h.01" />
    </Drawing>
  );
}

export function MembersIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <circle cx="6" cy="5" r="2.5" />
      <path d="M1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.75 2.75a2.5 2.5 0 0 1 0 4.5M12.25 9.9c1.4.6 2.25 1.85 2.25 3.6" />
    </Drawing>
  );
}

export function TokensIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <circle cx="5" cy="11" r="3" />
      <path d="M7.2 8.8 13.5 2.5M10.75 5.25l2.25 2.25" />
    </Drawing>
  );
}

export function SearchIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" />
    </Drawing>
  );
}

export function SunIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <circle cx="8" cy="8" r="2.75" />
      <path d="M8 1.25v1.25M8 13.5v1.25M1.25 8h1.25M13.5 8h1.25M3.25 3.25l.9.9M11.85 11.85l.9.9M12.75 3.25l-.9.9M4.15 11.85l-.9.9" />
    </Drawing>
  );
}

export function MoonIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z" />
    </Drawing>
  );
}

export function ScreenIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M1.75 2.75h12.5v8.5H1.75zM5.5 14h5M8 11.25V14" />
    </Drawing>
  );
}

export function CopyIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />
    </Drawing>
  );
}

export function CheckIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="m3 8.5 3.5 3.5L13 4.5" />
    </Drawing>
  );
}

export function CloseIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />
    </Drawing>
  );
}

export function MenuIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M2 4h12M2 8h12M2 12h12" />
    </Drawing>
  );
}

export function MoreIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M3 8h.01M8 8h.01M13 8h.01" />
    </Drawing>
  );
}

export function ChevronRightIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="m6 4 4 4-4 4" />
    </Drawing>
  );
}

export function WarningIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M8 2 14.5 13.5h-13zM8 6.5v3M8 11.5h.01" />
    </Drawing>
  );
}

export function ResetIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M2.5 3v3.5H6M2.75 6.5A5.5 5.5 0 1 1 2.5 9" />
    </Drawing>
  );
}

export function SignOutIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M6.5 2.5h-4v11h4M6.5 8h7.5M11 5l3 3-3 3" />
    </Drawing>
  );
}

export function LockIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />
    </Drawing>
  );
}
