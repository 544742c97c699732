using NetGen.Generators.Diagnostics;
using NetGen.Generators.Model;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog;

/// <summary>Reads the activation of a layer with its number.</summary>
internal static class ActivationReader
{
    /// <summary>The named argument.</summary>
    public const string Alpha = "Alpha";

    public static ActivationSpec Read(IAttributeArguments arguments)
    {
        Activation activation = arguments.Enum<Activation>("activation");
        double? fallback = Catalogue.Of(activation).DefaultAlpha;
        double? given = arguments.Double(Alpha);
        if (given is { } value)
        {
            if (fallback is null)
            {
                arguments.Report(Problem.UnusedHyperparameter, Alpha, Alpha, activation, "none");
            }
            else
            {
                NumberRange.Finite.Check(arguments, Alpha, value);
            }
        }

        return new ActivationSpec(activation, given ?? fallback);
    }
}
