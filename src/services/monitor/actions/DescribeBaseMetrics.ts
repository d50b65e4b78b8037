import { listOf, string } from "#kernel/fields.ts";
import { dimension, metrics, namespace } from "../metrics.ts";
import { MetricSet, toMetricSet } from "../objects/MetricSet.ts";
import { action } from "../scope.ts";

export default action({
  name: "DescribeBaseMetrics",
  category: "Monitoring Data Query",
  summary: "Lists what is measured of the resources of a product.",
  rateLimit: 20,
  regions: "global",

  input: {
    Namespace: string("What the platform calls the product: QCE/LIGHTHOUSE."),
    MetricName: string("Only the metric of this name.").optional(),
    Dimensions: listOf(string("A dimension, such as InstanceId."), "Only metrics that have all of these.").optional(),
  },

  output: { MetricSet: listOf(MetricSet, "The metrics.") },

  raises: ["UnsupportedOperation"],

  async run({ input: { Namespace, MetricName, Dimensions = [] }, fail }) {
    if (Namespace.toUpperCase() !== namespace) fail("UnsupportedOperation");
    const matches = metrics.filter(({ name }) => name === (MetricName ?? name));
    return { MetricSet: Dimensions.every((one) => one === dimension) ? matches.map(toMetricSet) : [] };
  },
});
