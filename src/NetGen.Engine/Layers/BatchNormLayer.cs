using System;
using System.Collections.Immutable;
using System.Numerics;
using NetGen.Engine.Graph;

namespace NetGen.Engine.Layers;

/// <summary>
/// <c>y = γ·(x − mean) / √(variance + ε) + β</c>: in training mean and variance of each feature over the rows, in prediction the running ones.
/// </summary>
internal sealed class BatchNormLayer<T>(
    Slot input,
    Slot output,
    T epsilon,
    T momentum,
    ParameterTensor<T> gamma,
    ParameterTensor<T> beta,
    StatisticTensor<T> runningMean,
    StatisticTensor<T> runningVariance)
    : Layer<T>([input], output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static Slot Build(LayerContext<T> context)
    {
        Slot input = context.SingleInput();
        (ParameterTensor<T> gamma, ParameterTensor<T> beta) = context.ScaleAndShift(input.Size);
        context.Require(context.Statistics.Length == 2, $"has {context.Statistics.Length} statistics, not a mean and a variance");
        return context.Graph.Add(new BatchNormLayer<T>(
            input,
            context.Graph.NewSlot(input.Size, requiresGradient: true),
            T.CreateChecked(context.Definition.Options.GetValueOrDefault("Epsilon", 1e-5)),
            T.CreateChecked(context.Definition.Options.GetValueOrDefault("Momentum", 0.1)),
            gamma,
            beta,
            context.Statistics[0],
            context.Statistics[1]));
    }

    public override void Forward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> inputs = workspace.Values(input);
        Span<T> outputs = workspace.Values(Output);
        for (int feature = 0; feature < input.Size; feature++)
        {
            T mean = runningMean.Values[feature];
            T variance = runningVariance.Values[feature];
            if (workspace.IsForTraining)
            {
                (mean, T squares) = Measure(inputs, feature);
                T rows = T.CreateChecked(workspace.Rows);
                variance = squares / rows;
                T kept = T.One - momentum;
                runningMean.Pending[feature] = (kept * runningMean.Values[feature]) + (momentum * mean);
                runningVariance.Pending[feature] = (kept * runningVariance.Values[feature]) + (momentum * squares / (rows - T.One));
            }

            T deviation = T.Sqrt(variance + epsilon);
            for (int i = feature; i < inputs.Length; i += input.Size)
            {
                outputs[i] = (gamma.Values[feature] * ((inputs[i] - mean) / deviation)) + beta.Values[feature];
            }
        }
    }

    // ∂L/∂x = γ / deviation · (∂L/∂y − mean(∂L/∂y) − x̂·mean(∂L/∂y·x̂)), means over the rows.
    public override void Backward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> inputs = workspace.Values(input);
        ReadOnlySpan<T> gradients = workspace.Gradients(Output);
        Span<T> inputGradients = input.RequiresGradient ? workspace.BeginContribution(input) : default;
        T rows = T.CreateChecked(workspace.Rows);
        for (int feature = 0; feature < input.Size; feature++)
        {
            (T mean, T squares) = Measure(inputs, feature);
            T deviation = T.Sqrt((squares / rows) + epsilon);
            T sum = T.Zero;
            T products = T.Zero;
            for (int i = feature; i < inputs.Length; i += input.Size)
            {
                sum += gradients[i];
                products += gradients[i] * ((inputs[i] - mean) / deviation);
            }

            beta.Gradients[feature] += sum;
            gamma.Gradients[feature] += products;
            for (int i = feature; i < inputGradients.Length; i += input.Size)
            {
                T normalized = (inputs[i] - mean) / deviation;
                inputGradients[i] = gamma.Values[feature] / deviation * (gradients[i] - (sum / rows) - (normalized * products / rows));
            }
        }

        if (input.RequiresGradient)
        {
            workspace.EndContribution(input);
        }
    }

    private (T Mean, T Squares) Measure(ReadOnlySpan<T> inputs, int feature)
    {
        T sum = T.Zero;
        int rows = inputs.Length / input.Size;
        for (int i = feature; i < inputs.Length; i += input.Size)
        {
            sum += inputs[i];
        }

        T mean = sum / T.CreateChecked(rows);
        T squares = T.Zero;
        for (int i = feature; i < inputs.Length; i += input.Size)
        {
            squares += (inputs[i] - mean) * (inputs[i] - mean);
        }

        return (mean, squares);
    }
}
