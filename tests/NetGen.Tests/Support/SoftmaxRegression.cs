using System.Threading;
using NetGen.Runtime;

namespace NetGen.Tests.Support;

/// <summary>One of three classes from three numbers.</summary>
internal sealed class SoftmaxRegression(ulong seed = 0) : SingleLayer(Definition, seed), ITrainableNetwork<SoftmaxRegression>
{
    public static NetworkDefinition Definition { get; } = Define(nameof(SoftmaxRegression), 3, 3, Activation.Softmax, Loss.CategoricalCrossEntropy);

    public static int InputSize => 3;

    public static int OutputSize => 3;

    public static int ParameterCount => Definition.ParameterCount;

    public static SoftmaxRegression Create(ulong seed) => new(seed);

    public History Fit(Dataset training, FitOptions? options = null, CancellationToken token = default) =>
        Trainer.Fit(this, training, options, token);

    public Evaluation Evaluate(Dataset data) => Trainer.Evaluate(this, data);
}
