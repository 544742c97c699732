using System.Collections.Generic;
using System.Globalization;
using NetGen.Generators.Catalog;
using NetGen.Generators.Model;

namespace NetGen.Generators.Diagnostics.Advice;

/// <summary>A learning rate that the optimizer is not usually given.</summary>
internal sealed class UnusualLearningRate : IAdvice
{
    public Problem Problem => Problem.UnusualLearningRate;

    public IEnumerable<Finding> On(NetworkGraph network)
    {
        if (network.Model.Training is not { } training)
        {
            yield break;
        }

        // In single precision, or 0.1f would be more than 0.1.
        UsualRange usual = Catalogue.Of(training.Optimizer).UsualLearningRates;
        bool isSmall = (float)training.LearningRate < (float)usual.Least;
        if (isSmall || (float)training.LearningRate > (float)usual.Most)
        {
            yield return new Finding(
                null,
                "LearningRate",
                training.Optimizer,
                Decimal(usual.Least),
                Decimal(usual.Most),
                ((float)training.LearningRate).ToString("R", CultureInfo.InvariantCulture),
                isSmall ? "hardly move" : "diverge");
        }
    }

    private static string Decimal(double number) => number.ToString("0.#######", CultureInfo.InvariantCulture);
}
