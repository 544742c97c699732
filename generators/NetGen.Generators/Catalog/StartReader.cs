using NetGen.Generators.Diagnostics;
using NetGen.Generators.Model;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog;

/// <summary>Reads how the weights of a layer start.</summary>
internal static class StartReader
{
    private const string Kind = "Initializer";
    private const string Scale = "InitializerScale";

    /// <summary>What the layer says; <see langword="null"/> if it leaves it to the activation.</summary>
    public static TensorStart? Read(IAttributeArguments arguments)
    {
        Initializer? kind = arguments.OptionalEnum<Initializer>(Kind);
        double? scale = arguments.Double(Scale);
        if (kind is null || RangeOf(kind.Value) is not { } range)
        {
            if (scale is not null)
            {
                string reader = kind is null ? "the initializer that the activation chooses" : kind.Value.ToString();
                arguments.Report(Problem.UnusedHyperparameter, Scale, Scale, reader, "none");
            }

            return kind is null ? null : new TensorStart(kind.Value);
        }

        if (scale is null && DefaultOf(kind.Value) is null)
        {
            arguments.Report(Problem.ArgumentOutOfRange, Kind, Scale, $"given for {kind}, as the value all weights start at", "not given");
        }
        else if (scale is not null)
        {
            range.Check(arguments, Scale, scale.Value);
        }

        return new TensorStart(kind.Value, scale ?? DefaultOf(kind.Value));
    }

    /// <summary>The scales a kind takes; <see langword="null"/> if it reads none.</summary>
    private static NumberRange? RangeOf(Initializer kind) => kind switch
    {
        Initializer.Constant => NumberRange.Finite,
        Initializer.Uniform or Initializer.Normal or Initializer.Orthogonal => NumberRange.Positive,
        _ => null,
    };

    private static double? DefaultOf(Initializer kind) => kind switch
    {
        Initializer.Uniform or Initializer.Normal => 0.05,
        Initializer.Orthogonal => 1,
        _ => null,
    };
}
