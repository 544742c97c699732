using NetGen.Generators.Diagnostics;
using NetGen.Generators.Model;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog;

/// <summary>Reads the activation of a layer with its number.</summary>
internal static class ActivationReader
{
    /// <summary>The named argument.</summary>
    public const string Alpha = "Alpha";

    /// <summary>An activation that is a constructor's argument.</summary>
    public static ActivationSpec Read(IAttributeArguments arguments) => Read(arguments, arguments.Enum<Activation>("activation"));

    /// <summary>An activation that is a named argument, linear if it is not given.</summary>
    public static ActivationSpec ReadNamed(IAttributeArguments arguments) =>
        Read(arguments, arguments.OptionalEnum<Activation>("Activation") ?? Activation.Linear);

    private static ActivationSpec Read(IAttributeArguments arguments, Activation activation)
    {
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
