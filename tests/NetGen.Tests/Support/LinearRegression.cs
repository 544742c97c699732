using System.Threading;
using NetGen.Runtime;

namespace NetGen.Tests.Support;

/// <summary>Two numbers from two.</summary>
internal sealed class LinearRegression(ulong seed = 0) : SingleLayer(Definition, seed), ITrainableNetwork<LinearRegression>
{
    public static NetworkDefinition Definition { get; } = Define(nameof(LinearRegression), 2, 2, Activation.Linear, Loss.MeanSquaredError);

    public static int InputSize => 2;

    public static int OutputSize => 2;

    public static int ParameterCount => Definition.ParameterCount;

    public static LinearRegression Create(ulong seed) => new(seed);

    public History Fit(Dataset training, FitOptions? options = null, CancellationToken token = default) =>
        Trainer.Fit(this, training, options, token);

    public Evaluation Evaluate(Dataset data) => Trainer.Evaluate(this, data);
}
