import type { ExportFormat } from '../protocol/files';
import { tfjsExporter } from './tfjs';
import type { Exporter } from './types';

const exporters: readonly Exporter[] = [tfjsExporter];

export const getExporter = (format: ExportFormat): Exporter | undefined => exporters.find((one) => one.format === format);
