using System.Collections.Immutable;
using System.Text.Json;

namespace NetGen.Runtime;

/// <summary>What was measured, as JSON.</summary>
internal static class EvaluationJson
{
    /// <summary>Writes a property, if there is something to write.</summary>
    public static void Write(Utf8JsonWriter json, string name, Evaluation? evaluation)
    {
        if (evaluation is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteReal("loss", evaluation.Loss);
        json.WriteNumber("samples", evaluation.SampleCount);
        if (evaluation.Classification is { } classes)
        {
            json.WriteStartObject("classification");
            json.WriteNumber("classes", classes.ClassCount);
            json.WriteWholes("confusion_cells", classes.Confusion.Cells);
            json.WriteWholes("confusion_counts", classes.Confusion.Counts);
            json.WriteWholes("unclassified", classes.UnclassifiedByClass);
            json.WriteWholes("ranks", classes.Ranks);
            json.WriteReals("roc_auc", classes.Areas);
            if (classes.LogLoss is { } logLoss)
            {
                json.WriteReal("log_loss", logLoss);
            }

            json.WriteEndObject();
        }

        if (evaluation.Regression is { } numbers)
        {
            json.WriteStartObject("regression");
            json.WriteReal("mse", numbers.MeanSquaredError);
            json.WriteReal("mae", numbers.MeanAbsoluteError);
            json.WriteReal("r2", numbers.RSquared);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Reads a property; <see langword="null"/> if it is not there.</summary>
    public static Evaluation? Read(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement evaluation)
        ? new Evaluation(
            evaluation.Real("loss"),
            evaluation.Whole("samples"),
            evaluation.TryGetProperty("classification", out JsonElement classes) ? ReadClasses(classes) : null,
            evaluation.TryGetProperty("regression", out JsonElement numbers)
                ? new RegressionMetrics(numbers.Real("mse"), numbers.Real("mae"), numbers.Real("r2"))
                : null)
        : null;

    private static ClassificationMetrics ReadClasses(JsonElement classes) => new(
        new ConfusionMatrix(classes.Whole("classes"), classes.LongWholes("confusion_cells"), classes.Wholes("confusion_counts")),
        classes.Wholes("unclassified"),
        classes.Wholes("ranks"),
        classes.TryGetProperty("log_loss", out _) ? classes.Real("log_loss") : null,
        classes.Reals("roc_auc"));
}
