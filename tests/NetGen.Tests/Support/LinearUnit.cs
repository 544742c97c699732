using System.Threading;
using NetGen.Runtime;

namespace NetGen.Tests.Support;

/// <summary>One number from two.</summary>
internal sealed class LinearUnit(ulong seed = 0) : SingleLayer(Definition, seed), ITrainableNetwork<LinearUnit>
{
    public static NetworkDefinition Definition { get; } = Define(nameof(LinearUnit), 2, 1, Activation.Linear, Loss.MeanSquaredError);

    public static int InputSize => 2;

    public static int OutputSize => 1;

    public static int ParameterCount => Definition.ParameterCount;

    public static LinearUnit Create(ulong seed) => new(seed);

    public History Fit(Dataset training, FitOptions? options = null, CancellationToken token = default) =>
        Trainer.Fit(this, training, options, token);

    public Evaluation Evaluate(Dataset data) => Trainer.Evaluate(this, data);
}
