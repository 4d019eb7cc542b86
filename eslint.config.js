import { readdirSync } from 'node:fs';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Who may import whom: folder -> what it may import besides itself (docs/architecture.md). */
const mayImport = {
  core: [],
  ui: [],
  protocol: ['core'],
  storage: ['core', 'protocol'],
  engine: ['core', 'protocol'],
  importers: ['core', 'protocol'],
  exporters: ['core', 'protocol'],
  workers: ['engine', 'importers', 'exporters', 'protocol', 'core', 'storage'],
  services: ['core', 'protocol', 'storage', 'store/services.ts'],
  store: ['core', 'protocol'],
  features: ['core', 'protocol', 'store', 'ui'],
};
const folders = [...Object.keys(mayImport), 'app'];
const featureFolders = readdirSync(new URL('./src/features', import.meta.url));

const zones = [
  ...Object.entries(mayImport).map(([folder, allowed]) => ({
    target: `./src/${folder}`,
    from: './src',
    except: [`./${folder}`, ...allowed.map((one) => `./${one}`)],
    message: `${folder}/ may import only ${[...allowed, 'itself'].join(', ')}: see docs/architecture.md.`,
  })),
  ...featureFolders.map((feature) => ({
    target: `./src/features/${feature}`,
    from: './src/features',
    except: [`./${feature}`],
    message: 'Features never import one another: what they share belongs in store/ or ui/.',
  })),
];

/** Packages that belong to one place. */
const packageHome = [
  { files: folders.filter((f) => f !== 'engine'), pattern: '^@tensorflow/', message: 'tfjs stays inside engine/.' },
  { files: folders.filter((f) => f !== 'features'), pattern: '^(reactflow|@xyflow/)', message: 'React Flow stays inside features/canvas/.' },
  { files: folders.filter((f) => !['workers', 'services'].includes(f)), pattern: '^comlink$', message: 'The worker RPC stays inside workers/ and services/.' },
  { files: ['core', 'protocol', 'storage', 'engine', 'importers', 'exporters', 'workers', 'services'], pattern: '^(react|react-dom|zustand|zundo)(/|$)', message: 'No UI library here.' },
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'public', '.cache', 'playwright-report', 'test-results', 'tests/bench/results', 'tools/pretrain'] },
  ...tseslint.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    settings: { 'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] })] },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'no-eval': 'error',
      'no-console': ['error', { allow: ['error'] }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  ...folders.map((folder) => ({
    files: [`src/${folder}/**/*.{ts,tsx}`],
    ignores: ['src/**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: packageHome.filter((rule) => rule.files.includes(folder)).map(({ pattern, message }) => ({ regex: pattern, message })),
      }],
    },
  })),
);
