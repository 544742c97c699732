using System;
using System.Collections.Generic;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints a kernel of any kind.</summary>
internal static class KernelPrinter
{
    /// <param name="kernel">What to print.</param>
    /// <param name="code">Where to print.</param>
    /// <param name="vector">The network's vectors, for kernels without an axis of their own.</param>
    public static void Print(Kernel kernel, CodeWriter code, VectorSyntax vector)
    {
        switch (kernel)
        {
            case Contraction contraction:
                new ContractionPrinter(contraction, code).Print();
                break;
            case Map map:
                MapPrinter.Print(map, code, vector);
                break;
            case Reduce reduce:
                new ReducePrinter(reduce, code).Print();
                break;
            case Recurrence recurrence:
                new RecurrencePrinter(recurrence, code, vector).Print();
                break;
            case Copy copy:
                CopyPrinter.Print(copy, code);
                break;
            case Pad pad:
                new PadPrinter(pad, code, vector).Print();
                break;
            case Window window:
                new WindowPrinter(window, code).Print();
                break;
            case WindowGradient window:
                new WindowGradientPrinter(window, code).Print();
                break;
            case ColumnReduce columns:
                new ColumnReducePrinter(columns, code).Print();
                break;
            case RandomMask mask:
                RandomMaskPrinter.Print(mask, code);
                break;
            case SampleProgram program:
                new SampleProgramPrinter(program, code, vector).Print();
                break;
            case SampleProducts products:
                new SampleProductsPrinter(products, code, vector).Print();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kernel), kernel.GetType().Name, "This kernel has no printer.");
        }
    }

    /// <summary>
    /// Declares a <c>ref</c> for each place that is not itself a parameter of the method, under the name of its role.
    /// </summary>
    public static void DeclarePlaces(Kernel kernel, CodeWriter code)
    {
        HashSet<string> declared = [];
        kernel.MapPlaces(place =>
        {
            if (!place.InRegisters && place.Base != place.Role && declared.Add(place.Role))
            {
                code.Line($"ref float {place.Role} = ref {new Cursor(place.Base, 0).Element(Literal.Integer(place.Offset))};");
            }

            return place;
        });
    }
}
