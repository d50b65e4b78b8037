import { listOf, string } from "#kernel/fields.ts";
import { dimension, metrics, namespace } from "../metrics.ts";
import { MetricSet, toMetricSet } from "../objects/MetricSet.ts";
import { action } from "../scope.ts";

export default action({
  name: "DescribeBaseMetrics",
  category: "Monitoring Data Query",
  summary: "Lists the metrics of a product.",
  rateLimit: 20,
  regions: "global",

  input: {
    Namespace: string("Namespace of the product: QCE/LIGHTHOUSE."),
    MetricName: string("Returns only the metric with this name.").optional(),
    Dimensions: listOf(
      string("A dimension, such as InstanceId."),
      "Returns only metrics with all of these dimensions.",
    ).optional(),
  },

  output: { MetricSet: listOf(MetricSet, "The metrics.") },

  raises: ["UnsupportedOperation"],

  async run({ input: { Namespace, MetricName, Dimensions = [] }, fail }) {
    if (Namespace.toUpperCase() !== namespace) fail("UnsupportedOperation");
    const matches = metrics.filter(({ name }) => name === (MetricName ?? name));
    return { MetricSet: Dimensions.every((one) => one === dimension) ? matches.map(toMetricSet) : [] };
  },
});
