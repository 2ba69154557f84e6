import '@fontsource-variable/inter/wght.css';
import '@/components/shell/mantine.css';
import '@/components/shell/global.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '@/components/shell/providers';
import { NONCE_HEADER } from '@/lib/platform/http/security-headers';

export const metadata: Metadata = {
  title: { default: 'Modelboard', template: '%s · Modelboard' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fafafa' },
    { media: '(prefers-color-scheme: dark)', color: '#17171b' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Browsers hide a nonce once it is read, hence no comparison while hydrating.
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" suppressHydrationWarning />
      </head>
      <body>
        <Providers now={Date.now()}>{children}</Providers>
      </body>
    </html>
  );
}
