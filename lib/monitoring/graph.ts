import { GraphWidget, type IMetric, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';

/** Of the 24 columns of a dashboard. */
const WIDTH = 8;

/** A graph of the width that all graphs on the dashboard have, with one axis or two. */
export const createGraph = (title: string, left: IMetric[], right?: IMetric[]): IWidget =>
  new GraphWidget({ title, left, ...(right === undefined ? {} : { right }), width: WIDTH });
